"""The reader's own folder: their digit and their progress live there, never in the checkout."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

from helpers.paths import write_whole

VARIABLE = "FIVE_MODELS_HOME"
_PATIENCE = 5  # seconds to wait for another kernel that writes the same file


def state_folder() -> Path:
    """The folder that FIVE_MODELS_HOME names, else the user's data folder; it need not exist yet.

    A user without a home folder gets one among the temporary files, which may be gone tomorrow.
    """
    if named := os.environ.get(VARIABLE):
        return Path(os.path.expanduser(named))
    with contextlib.suppress(RuntimeError):  # platformdirs raises where there is no home, older ones keep the "~"
        folder = platformdirs.user_data_path("five-models", appauthor=False)
        if folder.is_absolute():
            return folder
    return Path(tempfile.gettempdir(), f"five-models-{os.getuid()}")


def write_state(name: str, data: bytes) -> bool:
    """Store a file of the reader's; the old one stays until the new one is whole.

    Args:
        name: of the file.
        data: its content.

    Returns:
        True, or False where it cannot be stored (:func:`state_trouble` says why): the lesson goes on without.
    """
    return change_state(name, lambda _: data)


def change_state(name: str, change: Callable[[bytes | None], bytes | None]) -> bool:
    """Make a new content of an old one, while no other kernel changes the same file.

    Args:
        name: of the file.
        change: function of the old content (None where there is none) that gives the new one, or
            None to leave the file as it is.

    Returns:
        True, or False where it cannot be stored: the lesson goes on without.
    """
    import filelock

    try:
        folder = state_folder()
        folder.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(folder / f".{name}.lock", timeout=_PATIENCE):
            data = change(read_state(name))
            if data is not None:
                write_whole(folder / name, data)
        return True
    except (OSError, NotImplementedError):  # filelock's Timeout is an OSError; some network folders know no locks
        return False


def read_state(name: str) -> bytes | None:
    """The bytes of a file of the reader's, or None where there is none to read."""
    try:
        return (state_folder() / name).read_bytes()
    except OSError:
        return None


def state_trouble() -> str:
    """Why nothing can be stored in the state folder, as a clause; empty where something can be."""
    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")  # on a full disk an empty file can be made
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        return "the disk is full" if full else f"the state folder cannot be written ({error.strerror})"
    return ""
