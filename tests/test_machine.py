import os
import sys

import psutil
import pytest

from helpers import machine


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
