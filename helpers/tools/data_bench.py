"""Measure what it costs to have data at hand; `make bench` prints the tables.

python -m helpers.tools.data_bench     # JSON, a line a table: title, columns, rows; under three minutes on two cores
"""

import json
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
from helpers.data.fetched.full_size import FULL_SIZE
from helpers.paths import ROOT
from helpers.state import VARIABLE as HOME
from helpers.tools.stand_ins import make_stand_ins


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


_FETCH = """
import os, sys
from helpers.data.fetched import download
from helpers.tools import stand_ins
stand_ins.pretend(sys.argv[1])
print(*[download.fetch(file).stat().st_size for file in os.listdir(sys.argv[1])])
"""
_LOAD = """
import pathlib, re, sys, time
from helpers.data.fetched import full_size
from helpers.tools import stand_ins
stand_ins.pretend(sys.argv[1])
began, busy = time.perf_counter(), time.process_time()
*parts, names = full_size.load_full_size(sys.argv[2])
seconds, busy = time.perf_counter() - began, time.process_time() - busy
held = sum(array.nbytes for part in parts for array in part) / 2**20
status = pathlib.Path("/proc/self/status")  # Linux; elsewhere the peak is not known
peak = int(re.search("VmHWM:\\s+(\\d+)", status.read_text())[1]) / 2**10 if status.exists() else float("nan")
print(sum(len(x) for x, _ in parts), seconds, busy, held, peak)
"""


def _numbers(code, *arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(word) for word in done.stdout.splitlines()[-1].split()]


def load_costs(*, share: float = 1.0) -> list[list]:
    """Load every full-size set in a process of its own, from made-up files in the real formats and of the real sizes.

    Args:
        share: of the real number of samples.

    Returns:
        list of rows: name, samples, seconds, CPU-seconds, MiB of the arrays, peak MiB of the process; the file is
        already fetched, its checksum is looked over each time.
    """
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        mirror = Path(folder, "mirror")
        make_stand_ins(mirror, share=share)
        places = {"FIVE_MODELS_MIRROR": str(mirror), "FIVE_MODELS_HOME": str(Path(folder, "home"))}
        _numbers(_FETCH, mirror, **places)
        for name in FULL_SIZE:
            samples, *costs = _numbers(_LOAD, mirror, name, **places)
            rows.append([name, int(samples), *costs])
    return rows


def main() -> None:
    columns = ["data set", "samples", "s", "CPU-s", "MiB of arrays", "peak MiB"]
    print(json.dumps(["Loading, full size (made up in the real formats)", columns, load_costs()]), flush=True)
    costs = download_overhead()
    print(json.dumps(["A download of 100 MB from this machine", list(costs), [list(costs.values())]]), flush=True)


if __name__ == "__main__":
    main()
