"""The reader's own folder: their digit and their progress live there, never in the checkout."""

import os
from pathlib import Path

import platformdirs

VARIABLE = "FIVE_MODELS_HOME"


def state_folder():
    """The folder that FIVE_MODELS_HOME names, else the user's data folder; it need not exist yet."""
    return Path(os.environ.get(VARIABLE) or platformdirs.user_data_path("five-models", appauthor=False))


def write_state(name, data):
    """Store a file of the reader's; the old one stays until the new one is whole.

    Args:
        name: of the file. data: bytes.

    Returns:
        True, or False where the folder cannot be written: the lesson goes on without.
    """
    try:
        folder = state_folder()
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{name}.new"
        fresh.write_bytes(data)
        fresh.replace(folder / name)
        return True
    except OSError:
        return False


def read_state(name):
    """The bytes of a file of the reader's, or None where there is none to read."""
    try:
        return (state_folder() / name).read_bytes()
    except OSError:
        return None
