import contextlib
import os
import sys
import threading
import time
from types import SimpleNamespace

import psutil
import pytest

from helpers import machine
from helpers.machine import tell_to_stop


def test_a_thread_is_told_to_stop_and_an_ended_one_is_left():
    def loop():
        with contextlib.suppress(SystemExit):
            while True:
                time.sleep(0.01)

    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    tell_to_stop(thread)
    thread.join(10)
    assert not thread.is_alive()
    tell_to_stop(thread)


@pytest.fixture
def cgroup(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "_CGROUP", tmp_path / "groups")
    monkeypatch.setattr(machine, "_OWN_GROUP", tmp_path / "own")
    (tmp_path / "groups").mkdir()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    return tmp_path / "groups"


@pytest.mark.parametrize(
    ("quota", "cores"), [("200000 100000", 2), ("50000 100000", 1), ("max 100000", 8), ("9900000 100000", 8)]
)
def test_cores_follow_the_container(cgroup, quota, cores):
    (cgroup / "cpu.max").write_text(quota)
    assert machine.available_cores() == cores


def test_cores_follow_an_old_container(cgroup):
    (cgroup / "cpu").mkdir()
    (cgroup / "cpu/cpu.cfs_quota_us").write_text("300000")
    (cgroup / "cpu/cpu.cfs_period_us").write_text("100000")
    assert machine.available_cores() == 3


def test_cores_of_an_old_container_without_a_quota_are_those_of_the_process(cgroup):
    (cgroup / "cpu").mkdir()
    (cgroup / "cpu/cpu.cfs_quota_us").write_text("-1")
    (cgroup / "cpu/cpu.cfs_period_us").write_text("100000")
    assert machine.available_cores() == 8


def test_a_service_follows_the_tightest_of_its_groups(cgroup):
    """As on a JupyterHub that gives every student a systemd service inside a slice."""
    (cgroup.parent / "own").write_text("0::/students.slice/ada.service\n")
    for name, quota, limit in (
        ("students.slice", "600000 100000", "5000"),
        ("students.slice/ada.service", "max 100000", "3000"),
    ):
        (cgroup / name).mkdir()
        (cgroup / name / "cpu.max").write_text(quota)
        (cgroup / name / "memory.max").write_text(limit)
        (cgroup / name / "memory.current").write_text("1000")
    assert machine.available_cores() == 6
    assert machine.available_memory() == 2000


def test_a_service_of_an_old_system_follows_its_own_groups(cgroup):
    """cgroup v1: each controller has a tree of its own, and the path of a group stands in /proc/self/cgroup."""
    (cgroup.parent / "own").write_text(
        "9:memory:/hub/ada\n4:cpu,cpuacct:/hub/ada\n1:name=systemd:/hub/ada\n0::/other\n"
    )
    for name in ("memory/hub/ada", "cpu/hub/ada"):
        (cgroup / name).mkdir(parents=True)
    (cgroup / "cpu/cpu.cfs_quota_us").write_text("-1")
    (cgroup / "cpu/hub/ada/cpu.cfs_quota_us").write_text("100000")
    (cgroup / "cpu/hub/ada/cpu.cfs_period_us").write_text("100000")
    (cgroup / "memory/hub/memory.limit_in_bytes").write_text("9000")
    (cgroup / "memory/hub/memory.usage_in_bytes").write_text("1000")
    (cgroup / "memory/hub/ada/memory.limit_in_bytes").write_text("5000")
    (cgroup / "memory/hub/ada/memory.usage_in_bytes").write_text("2000")
    assert machine.available_cores() == 1 and machine.available_memory() == 3000


@pytest.mark.parametrize("stat", ["inactive_file 300\nanon 7", "inactive_file 1\ntotal_inactive_file 300"])
def test_files_that_the_system_only_remembers_are_free_memory(cgroup, stat):
    (cgroup / "memory.max").write_text("2000")
    (cgroup / "memory.current").write_text("1500")
    (cgroup / "memory.stat").write_text(stat)
    assert machine.available_memory() == 800


@pytest.mark.parametrize(
    ("notebook", "free", "words"),
    [
        ("/home/ada/notebooks/01_cnn.ipynb", 0.9, "lesson 1 needs up to 1.4 GiB, and there are 1.1 "),
        ("/home/ada/notebooks/01_cnn.ipynb", 2.5, ""),
        ("00_introduction.ipynb", 0.9, ""),
        ("00_introduction.ipynb", 0.5, "lesson 0 needs up to 1.0 GiB, and there are 0.7 "),
        ("Untitled.ipynb", 0.9, "a lesson needs up to 1.4 GiB"),
        ("", 1.3, ""),
    ],
)
def test_what_a_lesson_needs_is_said_where_it_is_not_there(monkeypatch, notebook, free, words):
    monkeypatch.setenv("JPY_SESSION_NAME", notebook)
    monkeypatch.setattr(machine, "available_memory", lambda: int(free * 2**30))
    monkeypatch.setattr(machine.psutil.Process, "memory_info", lambda _: SimpleNamespace(rss=int(0.2 * 2**30)))
    said = machine.short_memory()
    assert words in said and bool(said) == bool(words)


def test_cores_without_a_container_are_those_of_the_process(cgroup):
    assert machine.available_cores() == 8


def test_memory_follows_the_container(cgroup):
    (cgroup / "memory.max").write_text(str(3 * 2**20))
    (cgroup / "memory.current").write_text(str(2 * 2**20))
    assert machine.available_memory() == 2**20


def test_memory_follows_an_old_container(cgroup):
    (cgroup / "memory").mkdir()
    (cgroup / "memory/memory.limit_in_bytes").write_text(str(3 * 2**20))
    (cgroup / "memory/memory.usage_in_bytes").write_text(str(2 * 2**20))
    assert machine.available_memory() == 2**20


def test_memory_without_a_limit_is_the_systems(cgroup):
    (cgroup / "memory.max").write_text("max")
    (cgroup / "memory.current").write_text("5")
    assert machine.available_memory() == pytest.approx(psutil.virtual_memory().available, rel=0.2)


def test_handing_memory_back_frees_what_was_released():
    before = psutil.Process().memory_info().rss
    held = [b"x" * 60_000 for _ in range(3000)]  # small enough for the heap of glibc
    keep = held[::100]  # pins its end
    with_them = psutil.Process().memory_info().rss
    del held
    machine.hand_memory_back()
    after = psutil.Process().memory_info().rss
    assert with_them - before > 100e6 and len(keep) == 30
    if sys.platform == "linux":
        assert after < with_them - 50e6
