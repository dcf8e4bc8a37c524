"""What this machine grants us: processor cores and memory, container limits included."""

import contextlib
import ctypes
import os
from pathlib import Path

import psutil

_M_ARENA_MAX = -8  # malloc.h
_CGROUP = Path("/sys/fs/cgroup")


def _read(*names):
    for name in names:
        try:
            return (_CGROUP / name).read_text().split()
        except OSError:
            continue
    return []


def available_cores():
    """Whole processor cores this process may use, at least 1 (cgroup v1 or v2 quota, then affinity)."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        cores = os.cpu_count() or 1
    quota = _read("cpu.max") or _read("cpu/cpu.cfs_quota_us") + _read("cpu/cpu.cfs_period_us")
    if len(quota) == 2 and quota[0].isdigit() and int(quota[1]) > 0:
        cores = min(cores, max(1, int(quota[0]) // int(quota[1])))
    return max(1, cores)


def available_memory():
    """Free memory in bytes: what the system has left, or the cgroup's limit less its use if that is smaller."""
    free = psutil.virtual_memory().available
    limit = _read("memory.max", "memory/memory.limit_in_bytes")
    used = _read("memory.current", "memory/memory.usage_in_bytes")
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
