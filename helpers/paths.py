"""Where the series keeps its files."""

import contextlib
import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
MODELS = ROOT / "data" / "models"
RECORDED = ROOT / "data" / "recorded"


def lesson_notebooks(folder: Path = NOTEBOOKS) -> list[Path]:
    """The notebooks of the lessons in order; copies beside them (01_cnn-Copy1.ipynb) are passed over.

    Args:
        folder: where they lie.
    """
    found = sorted(folder.glob("[0-9][0-9]_*.ipynb"), key=lambda path: (len(path.name), path.name))
    first = {path.name[:2]: path for path in reversed(found)}  # of each number the shortest name
    return [first[number] for number in sorted(first)]


def write_whole(path: Path, data: bytes | str) -> None:
    """Write a file anew; the old one stays until the new one is whole, and stays if that fails.

    Args:
        path: of the file; its folder is there.
        data: its content; text is written as UTF-8.

    Raises:
        OSError: it cannot be written.
    """
    number, fresh = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # a name that nobody else has
    try:
        with open(number, "wb") as file:
            file.write(data.encode("utf-8") if isinstance(data, str) else data)
        os.chmod(fresh, path.stat().st_mode if path.exists() else 0o644)
        os.replace(fresh, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(fresh)
        raise
