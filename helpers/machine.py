"""What this machine grants us, processor cores and memory, container limits included; and a thread told to stop."""

import contextlib
import ctypes
import gc
import math
import os
import threading
from pathlib import Path

import psutil

_M_ARENA_MAX = -8  # malloc.h
# What the kernel of a lesson holds at its peak, from its first cell to its last: "peak MiB" of `make bench`.
PEAK_MIB = {"00": 943, "01": 1346, "02": 1102, "03": 1149, "04": 1225, "05": 1424}
_CGROUP = Path("/sys/fs/cgroup")
_OWN_GROUP = Path("/proc/self/cgroup")


def _groups(controller):
    """Folders of this process's control groups, the outermost first: a container's, or a systemd service's.

    With cgroup v2 there is one tree; with v1 each controller ("cpu", "memory") has one of its own, in a folder of its name.
    """
    with contextlib.suppress(OSError):
        for line in _OWN_GROUP.read_text().splitlines():  # 0::/path, or 4:cpu,cpuacct:/path
            _, controllers, path = line.split(":", 2)
            tree = _CGROUP / controller if controller in controllers.split(",") else _CGROUP
            if tree != _CGROUP or not controllers:
                inner = [part for part in path.split("/") if part not in ("", "..")]
                yield from (tree.joinpath(*inner[:depth]) for depth in range(len(inner) + 1))
    yield from (_CGROUP, _CGROUP / controller)  # in a container the path may be that of its host


def _read(group, *names):
    for name in names:
        with contextlib.suppress(OSError):
            return (group / name).read_text().split()
    return []


def available_cores() -> int:
    """Whole processor cores this process may use, at least 1 (cgroup v1 or v2 quota, then affinity)."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        cores = os.cpu_count() or 1
    for group in _groups("cpu"):
        quota = _read(group, "cpu.max") or _read(group, "cpu.cfs_quota_us") + _read(group, "cpu.cfs_period_us")
        if len(quota) == 2 and quota[0].isdigit() and int(quota[1]) > 0:
            cores = min(cores, max(1, int(quota[0]) // int(quota[1])))
    return max(1, cores)


def available_memory() -> int:
    """Free memory in bytes: what the system has left, or a cgroup's limit less its use if that is smaller."""
    free = psutil.virtual_memory().available
    for group in _groups("memory"):
        limit = _read(group, "memory.max", "memory.limit_in_bytes")
        used = _read(group, "memory.current", "memory.usage_in_bytes")
        if limit and used and limit[0].isdigit() and used[0].isdigit():
            stat = _read(group, "memory.stat")
            stat = dict(zip(stat[::2], stat[1::2]))  # of v1 the numbers with the groups inside begin with total_
            # The cache of files is given up when memory is asked for.
            files = int(stat.get("total_inactive_file", stat.get("inactive_file", 0)))
            free = min(free, max(0, int(limit[0]) - int(used[0]) + files))
    return free


def short_memory() -> str:
    """What to say where the lesson that this kernel runs may not fit into the memory there is; empty where it fits.

    The lesson is known from the notebook's name, which Jupyter tells its kernels; else the largest one is assumed.
    """
    name = Path(os.environ.get("JPY_SESSION_NAME", "")).name
    needed = math.ceil(PEAK_MIB.get(name[:2], max(PEAK_MIB.values())) / 102.4) / 10  # GiB, to tenths
    held, free = psutil.Process().memory_info().rss / 2**30, available_memory() / 2**30
    if held + free >= needed:
        return ""
    lesson = f"lesson {int(name[:2])}" if name[:2] in PEAK_MIB else "a lesson"
    return (
        f"Short of memory: {lesson} needs up to {needed:.1f} GiB, and there are {held + free:.1f} ({held:.1f} in use by this "
        'kernel, others left out). A long cell may end with "kernel died". Shut down other kernels (Kernel > Shut Down All), '
        "or close other programs, then restart this one."
    )


def limit_heaps() -> None:
    """Let glibc keep two heaps: one for each of TensorFlow's threads would hold some hundred MiB more. Elsewhere it does nothing."""
    with contextlib.suppress(AttributeError, OSError, TypeError):  # macOS, Windows, musl
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


def hand_memory_back() -> None:
    """Free what no name leads to any more, and hand it back to the system; glibc would keep some hundred MiB of it."""
    gc.collect()  # a model and its graphs name each other
    with contextlib.suppress(AttributeError, OSError, TypeError):  # macOS, Windows, musl
        ctypes.CDLL(None).malloc_trim(0)


def tell_to_stop(thread: threading.Thread) -> None:
    """Raise SystemExit in a thread, at its next Python instruction; one that waits in C goes on waiting until then."""
    if thread.is_alive():
        # The documented way to raise in another thread.
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(SystemExit))
