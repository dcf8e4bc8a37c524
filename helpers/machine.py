"""What this machine grants us: processor cores and memory, container limits included."""

import contextlib
import ctypes
import os
from pathlib import Path

import psutil

_M_ARENA_MAX = -8  # malloc.h
_CGROUP = Path("/sys/fs/cgroup")
_OWN_GROUP = Path("/proc/self/cgroup")


def _groups():
    """Folders of this process's control groups, the outermost first: a container's, or a systemd service's (cgroup v2)."""
    own = ""
    with contextlib.suppress(OSError):
        own = next((line[3:] for line in _OWN_GROUP.read_text().splitlines() if line.startswith("0::")), "")
    inner = [part for part in own.split("/") if part]
    return [_CGROUP.joinpath(*inner[:depth]) for depth in range(len(inner) + 1)]


def _read(group, *names):
    for name in names:
        with contextlib.suppress(OSError):
            return (group / name).read_text().split()
    return []


def available_cores():
    """Whole processor cores this process may use, at least 1 (cgroup v1 or v2 quota, then affinity)."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        cores = os.cpu_count() or 1
    for group in _groups():
        quota = _read(group, "cpu.max") or _read(group, "cpu/cpu.cfs_quota_us") + _read(group, "cpu/cpu.cfs_period_us")
        if len(quota) == 2 and quota[0].isdigit() and int(quota[1]) > 0:
            cores = min(cores, max(1, int(quota[0]) // int(quota[1])))
    return max(1, cores)


def available_memory():
    """Free memory in bytes: what the system has left, or a cgroup's limit less its use if that is smaller."""
    free = psutil.virtual_memory().available
    for group in _groups():
        limit = _read(group, "memory.max", "memory/memory.limit_in_bytes")
        used = _read(group, "memory.current", "memory/memory.usage_in_bytes")
        if limit and used and limit[0].isdigit() and used[0].isdigit():
            free = min(free, max(0, int(limit[0]) - int(used[0])))
    return free


def limit_heaps():
    """Let glibc keep two heaps: one for each of TensorFlow's threads would hold some hundred MiB more. Elsewhere it does nothing."""
    with contextlib.suppress(AttributeError, OSError, TypeError):  # macOS, Windows, musl
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


def hand_memory_back():
    """Hand what was freed back to the system; glibc would keep some hundred MiB of it. Elsewhere it does nothing."""
    with contextlib.suppress(AttributeError, OSError, TypeError):  # macOS, Windows, musl
        ctypes.CDLL(None).malloc_trim(0)
