"""Where the series keeps its files."""

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
