"""Fetching beside other processes, after one was killed, and where nothing can be written."""

import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from helpers.data.fetched import catalogue
from helpers.data.fetched.download import DownloadError, fetch
from helpers.paths import ROOT
from tests.data.fetched.weather_server import CONTENT

ROOTED = hasattr(os, "geteuid") and os.geteuid() == 0
_FETCH = """
import hashlib, sys
from helpers.data.fetched import catalogue, download
url, checksum, size = sys.argv[1:]
catalogue.FILES = {"thing.bin": catalogue.RemoteFile("thing.bin", url, checksum, "the test", int(size))}
try:
    print("came", download.fetch("thing.bin"))
except download.DownloadError as error:
    print("error", error)
"""


def fetching(url, **options):
    """A process that fetches "thing.bin" and prints "came …" or "error …"."""
    checksum = f"sha256:{hashlib.sha256(CONTENT).hexdigest()}"
    return subprocess.Popen(
        [sys.executable, "-B", "-c", _FETCH, url, checksum, str(len(CONTENT))],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )


def wait_for(condition):
    """Wait until something is so; at most half a minute."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_of_two_notebooks_one_fetches_and_both_have_the_file(sandbox, weather):
    with fetching(weather.url("pause")) as first:
        assert weather.half_way.wait(30)
        with fetching(weather.url("pause")) as second:
            assert second.stdout.readline() == "thing.bin: another notebook is fetching it. Waiting for that.\n"
            weather.go.set()
            came = f"came {sandbox / 'thing.bin'}\n"
            assert first.stdout.read().endswith(came) and second.stdout.read() == came  # a busy machine shows progress
    assert len(weather.asked) == 1 and (sandbox / "thing.bin").read_bytes() == CONTENT


@pytest.mark.parametrize("old", [None, b"the old version"])
def test_after_a_killed_download_the_next_one_works(sandbox, weather, publish, old):
    part = sandbox / "thing.bin.part"
    sandbox.mkdir()
    if old:
        (sandbox / "thing.bin").write_bytes(old)
    with fetching(weather.url("pause")) as killed:
        assert weather.half_way.wait(30)
        wait_for(lambda: part.exists())
        killed.send_signal(signal.SIGKILL)
    assert part.exists() and [path.read_bytes() for path in sandbox.glob("*.bin")] == ([old] if old else [])
    publish(weather.url("fine"))
    assert fetch("thing.bin").read_bytes() == CONTENT and not part.exists()


def test_an_interrupted_download_leaves_nothing(sandbox, weather):
    with fetching(weather.url("pause"), stderr=subprocess.DEVNULL) as interrupted:
        assert weather.half_way.wait(30)
        wait_for(lambda: (sandbox / "thing.bin.part").exists())
        interrupted.send_signal(signal.SIGINT)
    assert [path.name for path in sandbox.iterdir()] == [".thing.bin.lock"]


def test_leftovers_of_other_files_are_cleared_but_not_of_a_download_that_goes_on(
    sandbox, weather, publish, monkeypatch
):
    publish(weather.url("fine"))
    thing = catalogue.FILES["thing.bin"]
    files = {name: thing._replace(file=name) for name in ("thing.bin", "first.bin", "second.bin")}
    monkeypatch.setattr(catalogue, "FILES", files)
    going_on, left = sandbox / "thing.bin.part", sandbox / "second.bin.part"
    with fetching(weather.url("pause")) as process:
        assert weather.half_way.wait(30)
        wait_for(lambda: going_on.exists())
        left.write_bytes(b"of a killed download")
        (sandbox / "own.part").write_bytes(b"nobody's business")
        fetch("first.bin")
        assert going_on.exists() and not left.exists() and (sandbox / "own.part").exists()
        weather.go.set()
        assert process.stdout.read() == f"came {sandbox / 'thing.bin'}\n"
    for name in ("first.bin", ".first.bin.lock", ".second.bin.lock", "own.part"):
        (sandbox / name).unlink()  # the sandbox knows only the thing


@pytest.fixture
def small_disk(sandbox):
    """A file system of 200 KiB in the place of the downloads."""
    sandbox.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=200k", "none", str(sandbox)]
    if not ROOTED or sys.platform != "linux" or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("A small disk can be mounted only on Linux, as root, and not in every container.")
    yield sandbox
    subprocess.run(["umount", str(sandbox)], check=True)


@pytest.mark.parametrize("old", [None, b"the old version"])
def test_a_full_disk_is_told_and_left_as_it_was(small_disk, weather, publish, old):
    if old:
        (small_disk / "thing.bin").write_bytes(old)
    publish(weather.url("fine"))
    with pytest.raises(DownloadError, match="Expected to store thing.bin .* The disk is full. Free .*HOME.*built-in"):
        fetch("thing.bin")
    assert [path.read_bytes() for path in small_disk.glob("thing*")] == ([old] if old else [])
    assert len(weather.asked) == 1


def without_privileges(action):
    """What a function returns in a child process that is nobody special."""
    import filelock  # noqa: F401  loaded while that is allowed: Python itself may lie where only root reads

    def run(end):
        if ROOTED:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        end.send(action())

    ours, theirs = multiprocessing.get_context("fork").Pipe()
    child = multiprocessing.get_context("fork").Process(target=run, args=(theirs,))
    child.start()
    assert ours.poll(30)
    child.join()
    return ours.recv()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no such children and no such folders.")
@pytest.mark.parametrize("there", [(), ("thing.bin",), (".thing.bin.lock",), ("thing.bin.part",)])
def test_a_folder_that_may_only_be_read(weather, publish, monkeypatch, there):
    def outcome():
        try:
            return str(fetch("thing.bin"))
        except DownloadError as error:
            return str(error)

    publish(weather.url("fine"))
    with tempfile.TemporaryDirectory() as home:  # pytest's own folder is closed to others
        folder = Path(home) / "downloads"
        folder.mkdir()
        for name in there:
            (folder / name).write_bytes(CONTENT if name == "thing.bin" else b"")
        for path in (folder, Path(home)):
            path.chmod(0o555)
        monkeypatch.setenv("FIVE_MODELS_HOME", home)
        told = without_privileges(outcome)
        assert sorted(path.name for path in folder.iterdir()) == sorted(there) and weather.asked == []
        for path in (folder, Path(home)):
            path.chmod(0o755)
    if "thing.bin" in there:
        assert told == str(folder / "thing.bin")
    else:
        assert told == (
            f"Expected to store thing.bin (0.5 MB) in {folder}. That cannot be done (Permission denied). Make that "
            "folder writable, or set FIVE_MODELS_HOME to a folder where there is room for it, or keep "
            'DATASET = "built-in", which needs no download.'
        )
