import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from helpers import paths, state
from helpers.paths import ROOT
from helpers.state import VARIABLE, read_state, state_folder, state_trouble, write_state


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "new" / "home"))
    return tmp_path / "new" / "home"


def test_the_variable_names_the_folder_else_the_users_own(home, monkeypatch):
    assert state_folder() == home
    monkeypatch.delenv(VARIABLE)
    assert state_folder() == platformdirs.user_data_path("five-models", appauthor=False)
    monkeypatch.setenv(VARIABLE, "~/five")
    assert state_folder() == Path.home() / "five"


def test_what_is_written_is_read_and_nothing_else_is_left(home):
    assert read_state("x") is None
    assert write_state("x", b"one") and write_state("x", b"two")
    assert read_state("x") == b"two" and {path.name for path in home.iterdir()} <= {"x", ".x.lock"}


def test_a_folder_that_cannot_be_written_stops_nothing(home):
    home.parent.mkdir()
    home.write_text("a file where the folder should be")
    assert write_state("x", b"one") is False and read_state("x") is None
    assert "cannot be written" in state_trouble()


def test_a_link_that_lies_there_is_not_followed(home, tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("precious")
    home.mkdir(parents=True)
    for name in ("x", "x.new", ".x.new", ".x.lock"):
        (home / name).symlink_to(precious)
    write_state("x", b"one")
    assert precious.read_text() == "precious"


WRITE = """
import sys
from helpers.checks.exercise import note_result, noted_results
for number in range(50):
    note_result(sys.argv[1], str(number), "right")
    assert noted_results(), "an empty file was read"
"""


def test_two_kernels_lose_nothing_of_each_other(home):
    command = [sys.executable, "-c", WRITE]
    writers = [subprocess.Popen([*command, name], cwd=ROOT, stderr=subprocess.PIPE) for name in ("one", "two")]
    assert [writer.communicate()[1] for writer in writers] == [b"", b""]
    assert len(json.loads(read_state("progress.json"))) == 100


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_and_leaves_nothing(home, monkeypatch):
    write_state("x", b"old")
    assert state_trouble() == ""
    monkeypatch.setattr(state.os, "fsync", full)
    assert state_trouble() == "the disk is full"
    monkeypatch.setattr(paths, "open", full, raising=False)
    assert write_state("x", b"new") is False and read_state("x") == b"old"
    assert {path.name for path in home.iterdir()} <= {"x", ".x.lock"}


@pytest.fixture
def full_disk(home):
    """A file system of one page, which a file fills."""
    home.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", "size=4k", "none", str(home)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("A small disk can be mounted only on Linux, as root, and not in every container.")
    (home / "filling").write_bytes(bytes(4096))
    yield home
    subprocess.run(["umount", str(home)], check=True)


def test_a_really_full_disk_is_told(full_disk):
    assert write_state("x", b"new") is False and state_trouble() == "the disk is full"
    assert {path.name for path in full_disk.iterdir()} <= {"filling", ".x.lock"}
