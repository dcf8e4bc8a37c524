"""One download of a file at a time, and what killed ones left."""

import contextlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def part_of(path: "Path") -> "Path":
    """The temporary file of a download, beside the place of the file."""
    return path.with_name(path.name + ".part")


@contextlib.contextmanager
def alone(path: "Path") -> Iterator[None]:
    """A block that one process at a time may be in, for this file; the others say so and wait.

    The lock goes with its process, however that ends; its empty file stays.

    Raises:
        OSError: nothing can be written there.
    """
    lock = _lock(path)
    try:
        lock.acquire(timeout=0)
    except TimeoutError:
        print(f"{path.name}: another notebook is fetching it. Waiting for that.", flush=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def clear_leftovers(paths: "Iterable[Path]") -> None:
    """Delete the temporary files of killed downloads; one that is still going on holds its lock and is left alone."""
    for path in paths:
        if part_of(path).exists():
            with contextlib.suppress(OSError), _lock(path).acquire(timeout=0):
                part_of(path).unlink(missing_ok=True)


def _lock(path):
    import filelock

    return filelock.FileLock(path.with_name(f".{path.name}.lock"))
