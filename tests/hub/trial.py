"""The hub of docs/hub on free ports of this machine, and what it leaves behind: nothing."""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import requests

from helpers.paths import ROOT

PYTHON = ROOT / ".venv-hub/bin/python"
CONFIG = ROOT / "docs/hub/jupyterhub_config.py"
_START_SECONDS = 60
_STOP_SECONDS = 60


@dataclass(frozen=True)
class Hub:
    """A hub that runs: its address, password and folder, and its process."""

    address: str
    password: str
    folder: Path
    process: psutil.Process

    def own_processes(self):
        """The hub, its proxy and its services."""
        services = [child for child in _alive(self.process.children()) if not _home_of(child, self.folder)]
        return _alive([self.process, *services])

    def learners_processes(self):
        """Name of a learner → "server" or "kernel" → its processes, those that a kernel started with the kernel."""
        found = {}
        for process in psutil.process_iter():
            if name := _home_of(process, self.folder):
                with contextlib.suppress(psutil.Error):
                    family = [process, *process.parents()]
                    kernel = any("ipykernel_launcher" in relative.cmdline() for relative in family)
                    found.setdefault(name, {}).setdefault("kernel" if kernel else "server", []).append(process)
        return found


@contextlib.contextmanager
def running_hub(folder):
    """A hub with an empty database and no homes, for the block.

    Args:
        folder: empty; homes, database and the log ``hub.log`` go there.

    Yields:
        Hub.

    Raises:
        AssertionError: it did not start, or a process was still there after it was told to stop.
    """
    public, private, routes = _free_ports(3)
    address, password = f"http://127.0.0.1:{public}", secrets.token_hex(8)
    settings = {
        "FIVE_MODELS_HUB": str(folder),
        "FIVE_MODELS_HUB_ADDRESS": address,
        "FIVE_MODELS_PASSWORD": password,
        "FIVE_MODELS_SHARED": str(ROOT),
    }
    ports = [f"--JupyterHub.hub_port={private}", f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{routes}"]
    with open(folder / "hub.log", "w") as log:
        started = subprocess.Popen(
            [PYTHON, "-m", "jupyterhub", "--config", CONFIG, *ports],
            cwd=folder,
            env={**os.environ, **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    hub = Hub(address, password, folder, psutil.Process(started.pid))
    try:
        _wait_for(hub, started)
        yield hub
    finally:
        left = _stop(hub, started)
    assert not left, f"still there after the hub was told to stop, and killed: {left}"


def _wait_for(hub, started):
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and started.poll() is None:
        with contextlib.suppress(requests.RequestException):
            if requests.get(f"{hub.address}/hub/health", timeout=5).ok:
                return
        time.sleep(0.2)
    raise AssertionError(f"the hub did not start: {(hub.folder / 'hub.log').read_text()[-3000:]}")


def _stop(hub, started):
    """Tell the hub to stop, wait, kill what stays; gives the command lines of what had to be killed."""
    theirs = [process for kinds in hub.learners_processes().values() for some in kinds.values() for process in some]
    all_processes = {*theirs, *_alive([hub.process, *_children(hub.process)])}
    with contextlib.suppress(ProcessLookupError):
        started.send_signal(signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        started.wait(_STOP_SECONDS)
    _, alive = psutil.wait_procs(all_processes, timeout=15)
    left = []
    for process in alive:
        with contextlib.suppress(psutil.Error):
            left.append(" ".join(process.cmdline()))
            process.kill()
    return left


def _home_of(process, folder):
    """The learner in whose home a process runs; empty for others'."""
    with contextlib.suppress(psutil.Error):
        home = Path(process.environ().get("HOME", "/"))
        if home.parent == folder / "homes":
            return home.name
    return ""


def _children(process):
    with contextlib.suppress(psutil.Error):
        return process.children(recursive=True)
    return []


def _alive(processes):
    return [process for process in processes if process.is_running()]


def _free_ports(count):
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
