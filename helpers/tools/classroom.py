"""Write a folder to hand out to a class: the notebooks without outputs and without solutions, and what they need.

python -m helpers.tools.classroom DIR
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat

from helpers.paths import ROOT, lesson_notebooks
from helpers.tools.address import public_address

_SOLUTION = re.compile(r"<details><summary>(?:Solution|Answers?)</summary>.*?</details>\s*", re.DOTALL)
_PROMISE = re.compile(r"\s*The solutions? (?:is|are) folded away[^.]*\.")
_COPIED = (
    "helpers",
    "data",
    ".gitignore",
    "LICENSE",
    "Makefile",
    "environment.yml",
    "pyproject.toml",
    "requirements.txt",
)
_NEVER_COPIED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.new")
_README = """# {title}

Jupyter notebooks, to be worked through in this order:

{lessons}

`make lab` in a terminal in this folder sets everything up (once, a few minutes) and opens the first one. Without make
(Windows):

    py -3.12 -m venv .venv
    .venv\\Scripts\\python -m pip install --require-hashes --no-deps -r requirements.txt
    .venv\\Scripts\\jupyter lab notebooks

A notebook runs from top to bottom with *Run → Run All Cells*. The exercises check themselves and give hints. Your digit
and your progress are kept in a folder of yours, not here.

From {address}; licence: `LICENSE`, origin of the data: `data/README.md`.
"""


def without_answers(notebook):
    """A notebook as the class gets it.

    Args:
        notebook: nbformat notebook; left as it is.

    Returns:
        nbformat notebook without outputs, and without the solutions and answers folded below exercises and questions.
    """
    handed = nbformat.from_dict(notebook)
    for cell in handed.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        else:
            cell.source = _PROMISE.sub("", _SOLUTION.sub("", cell.source)).strip()
    handed.cells = [cell for cell in handed.cells if cell.cell_type == "code" or cell.source]
    return handed


def write_classroom(folder):
    """Write the folder for the class; it appears when it is whole.

    Args:
        folder: where; new or empty, and outside this repository.

    Raises:
        ValueError: the folder is not fit. OSError: it cannot be written; nothing is left behind.
    """
    folder = Path(folder).resolve()
    if folder.is_relative_to(ROOT):
        raise ValueError(f"Expected a folder outside {ROOT}; got {folder}. For example: make classroom DIR=../class")
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise ValueError(f"Expected a new or an empty folder; {folder} is neither. Name another, or empty it first.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as scratch:
        whole = Path(scratch, "class")
        _write_into(whole)
        if folder.exists():
            folder.rmdir()
        whole.rename(folder)


def _write_into(folder):
    titles = []
    (folder / "notebooks").mkdir(parents=True)
    for path in lesson_notebooks():
        notebook = without_answers(nbformat.read(path, as_version=4))
        nbformat.write(notebook, folder / "notebooks" / path.name)
        titles.append(f"- [{notebook.cells[0].source.splitlines()[0].lstrip('# ')}](notebooks/{path.name})")
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=_NEVER_COPIED)
        else:
            shutil.copy2(ROOT / name, folder / name)
    makefile = folder / "Makefile"
    makefile.write_text(_for_the_class(makefile.read_text(encoding="utf-8")), encoding="utf-8")
    title = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
    lessons = "\n".join(titles)
    text = _README.format(title=title, lessons=lessons, address=public_address()[0])
    (folder / "README.md").write_text(text, encoding="utf-8")


def _for_the_class(makefile):
    """`make help` without the commands that need the tests or the lessons' history."""
    lines = makefile.splitlines(keepends=True)
    head = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return "".join([line for line in lines[:head] if line.startswith(("# make lab ", "# make clean "))] + lines[head:])


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1]:
        sys.exit("Expected one folder, for example: make classroom DIR=../class")
    try:
        write_classroom(sys.argv[1])
    except (ValueError, OSError) as error:
        sys.exit(str(error))
    print(f"The folder to hand out: {Path(sys.argv[1]).resolve()}")
