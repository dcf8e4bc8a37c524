"""Measure what a download costs beside a plain copy."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from unittest import mock

from helpers.data.fetched import catalogue, download
from helpers.state import VARIABLE as HOME


def download_overhead(*, megabytes: int = 100) -> dict[str, float]:
    """A file fetched from a server on this machine, checksum and all, against a plain copy of it.

    Args:
        megabytes: size of the file, made up for it.

    Returns:
        dict: "fetch s", "fetch CPU-s", "copy s", "copy CPU-s" (of this process, not of the server), and the ratio of
        the seconds, "times".
    """
    numbers = {}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "server", "file.bin")
        source.parent.mkdir()
        content = os.urandom(megabytes * 10**6)
        source.write_bytes(content)
        serve = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", source.parent]
        with subprocess.Popen(serve, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            port = re.search(r"port (\d+)", server.stdout.readline())[1]
            url = f"http://127.0.0.1:{port}/file.bin"
            checksum = f"sha256:{sha256(content).hexdigest()}"
            files = {"file.bin": catalogue.RemoteFile("file.bin", url, checksum, "made up", len(content))}
            with mock.patch.dict(os.environ, {HOME: folder}), mock.patch.object(catalogue, "FILES", files):
                os.environ.pop(download.MIRROR, None)
                download.fetch("file.bin").unlink()  # once unmeasured: imports, and the file in the cache of the disk
                numbers |= _measured("fetch", lambda: download.fetch("file.bin"))
            server.terminate()
        numbers |= _measured("copy", lambda: shutil.copy(source, Path(folder, "copy.bin")))
    return numbers | {"times": numbers["fetch s"] / numbers["copy s"]}


def _measured(name, action):
    began, busy = time.perf_counter(), time.process_time()
    action()
    return {f"{name} s": time.perf_counter() - began, f"{name} CPU-s": time.process_time() - busy}
