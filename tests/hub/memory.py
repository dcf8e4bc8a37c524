"""What hub, servers and kernels hold, looked at every two seconds."""

import contextlib
from dataclasses import dataclass, field

import psutil

from helpers.tools.kernels import looking_on

_SECONDS = 2
MIB = 2**20


@dataclass
class Peaks:
    """The largest seen, in MiB. PSS: own memory, and of what processes share (TensorFlow's code) this one's part.

    ``rss`` and ``pss``: "server" or "kernel" → name of a learner → MiB. ``both``: name → PSS of server and kernel at the same
    moment. ``hub``: PSS of the hub, its proxy and its services. ``together``: PSS of all there is at the same moment.
    """

    rss: dict = field(default_factory=lambda: {"server": {}, "kernel": {}})
    pss: dict = field(default_factory=lambda: {"server": {}, "kernel": {}})
    both: dict = field(default_factory=dict)
    hub: float = 0
    together: float = 0


@contextlib.contextmanager
def watched_memory(hub):
    """Peaks that grow while the block runs (Linux)."""
    peaks = Peaks()
    with looking_on(lambda: _look(hub, peaks), _SECONDS):
        yield peaks


def _look(hub, peaks):
    own = _sum(hub.own_processes())[1]
    peaks.hub, together = max(peaks.hub, own), own
    for name, kinds in hub.learners_processes().items():
        both = 0
        for kind, processes in kinds.items():
            rss, pss = _sum(processes)
            peaks.rss[kind][name] = max(rss, peaks.rss[kind].get(name, 0))
            peaks.pss[kind][name] = max(pss, peaks.pss[kind].get(name, 0))
            both += pss
        peaks.both[name] = max(both, peaks.both.get(name, 0))
        together += both
    peaks.together = max(peaks.together, together)


def _sum(processes):
    """RSS and PSS of processes, in MiB; one that has just ended counts nothing."""
    rss = pss = 0
    for process in processes:
        with contextlib.suppress(psutil.Error, OSError):
            held = process.memory_full_info()
            rss, pss = rss + held.rss / MIB, pss + held.pss / MIB
    return rss, pss
