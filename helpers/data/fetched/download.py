"""Files of the catalogue: fetched once, checked against their published checksum, shared by all notebooks."""

import contextlib
import errno
import hashlib
import itertools
import os
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from helpers.data.fetched import catalogue
from helpers.data.fetched.byte_stream import Fault, Progress, is_address, read_pieces
from helpers.state import VARIABLE as HOME
from helpers.state import state_folder

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


MIRROR = "FIVE_MODELS_MIRROR"
PAUSE = 1.0  # seconds before the second try; they double with each
_WAYS_ON = (
    f"Run the cell again, or set {MIRROR} to an address or a folder that has the file, "
    'or keep DATASET = "built-in", which needs no network.'
)
_seen_right = set()  # files whose checksum this process has seen to be right


class DownloadError(RuntimeError):
    """A file could not be had: what was expected, what came, and the ways on."""


def fetch(name: str) -> Path:
    """A file of the catalogue, from the state folder; fetched first if it is not there, or not as published.

    It comes from the mirror that FIVE_MODELS_MIRROR names (an address or a folder), else from its publisher.

    Args:
        name: a key of ``catalogue.FILES``.

    Returns:
        pathlib.Path of the file, whose checksum is right.

    Raises:
        ValueError: no such name. DownloadError: the file cannot be had; what was there before is still there.
    """
    if name not in catalogue.FILES:
        raise ValueError(f"Expected a file out of {', '.join(catalogue.FILES)}; got {name!r}. Check the spelling.")
    return fetch_into(catalogue.FILES[name], state_folder() / "downloads")


def fetch_into(remote: catalogue.RemoteFile, folder: Path) -> Path:
    """Bring a file into any folder, unless it is there already.

    Written to a temporary file beside its place, checked, then moved: the file is whole, or not there. Of two that
    fetch the same file the second waits, then uses the file of the first.

    Args:
        remote: catalogue.RemoteFile.
        folder: pathlib.Path, made if need be.

    Returns:
        pathlib.Path of the file.

    Raises:
        DownloadError: the file cannot be had, or not be stored.
    """
    path = folder / remote.file
    try:
        if not is_right(path, remote):
            folder.mkdir(parents=True, exist_ok=True)
            clear_leftovers(folder / known.file for known in catalogue.FILES.values())
            with alone(path):
                if not is_right(path, remote):  # nobody else has fetched it meanwhile
                    _bring(remote, path)
    except (OSError, NotImplementedError) as error:  # some network folders know no locks
        why = getattr(error, "strerror", None) or error
        full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
        raise DownloadError(
            f"Expected to store {remote.file} ({_in_words(remote.size)}) in {folder}. "
            f"{'The disk is full' if full else f'That cannot be done ({why})'}. "
            f"{'Free some space' if full else 'Make that folder writable'}, or set {HOME} to a folder "
            'where there is room for it, or keep DATASET = "built-in", which needs no download.'
        ) from None
    return path


def is_right(path: Path, remote: catalogue.RemoteFile) -> bool:
    """Whether a file is there with the checksum of the catalogue; it is read once in a process, unless it changes.

    Raises:
        OSError: it is there, but cannot be read.
    """
    if not path.is_file():
        return False
    status = path.stat()
    # The same file after a move, too, so that what was checked under its temporary name is not read again.
    file = (status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size, remote.checksum)
    algorithm, _, published = remote.checksum.partition(":")
    if file not in _seen_right:
        with path.open("rb") as content:
            found = hashlib.file_digest(content, algorithm).hexdigest()
        if found == published:
            _seen_right.add(file)
    return file in _seen_right


def _bring(remote, path):
    """Fetch a file to its place, trying again where that may help."""
    source, where = _source(remote)
    part = part_of(path)
    try:
        for attempt in itertools.count(1):
            try:
                _receive(remote, source, part)
                break
            except Fault as fault:
                if attempt >= fault.tries:
                    began = "But" if attempt == 1 else f"After {attempt} tries:"
                    raise DownloadError(
                        f"Expected {remote.file} ({_in_words(remote.size)}) from {where}. {began} {fault}. {_WAYS_ON}"
                    ) from None
                print(f"{remote.file}: {fault}. Trying again.", flush=True)
                time.sleep(max(fault.wait, PAUSE * 2 ** (attempt - 1)))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _source(remote):
    """Where to fetch from, an address or a path in the mirror's folder, and what to call it."""
    mirror = os.environ.get(MIRROR, "").strip()
    if not mirror:
        return remote.url, urlsplit(remote.url).hostname
    if is_address(mirror):
        shown = re.sub("//.*@", "//", mirror)  # without a password
        return f"{mirror.rstrip('/')}/{quote(remote.file)}", f"the mirror {shown}"
    return Path(os.path.expanduser(mirror)).absolute() / remote.file, f"the mirror {mirror}"


def _receive(remote, source, part):
    """Write what comes to a temporary file, and check it."""
    part.unlink(missing_ok=True)  # never through a link that lies there
    tries = 2 if is_address(source) else 1
    with Progress(remote.file, remote.size) as progress, part.open("xb") as file:
        for piece in read_pieces(source, remote.size):
            file.write(piece)
            progress.show(file.tell())
            if file.tell() > 2 * remote.size:
                raise Fault("more than twice as much came", tries=tries)
    if not is_right(part, remote):
        size = part.stat().st_size
        with part.open("rb") as file:
            page = file.read(100).lstrip().startswith(b"<")
        if page:
            words = "a web page came instead; perhaps the network wants you to log in first"
        elif size < remote.size:
            words = f"only {size:,} of {remote.size:,} bytes came"
        else:
            words = "what came is not the published file: its checksum is another"
        raise Fault(words, tries=tries)


def _in_words(size):
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:.1f} kB"
