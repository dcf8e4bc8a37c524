"""Write a folder to hand out to a class: the notebooks without outputs and without solutions, and what they need.

python -m helpers.tools.classroom DIR                        # and DIR-teacher, with the answers
python -m helpers.tools.classroom DIR --grader nbgrader      # a course to generate, collect and grade with nbgrader
"""

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat

from helpers.paths import ROOT, lesson_notebooks
from helpers.tools.address import public_address
from helpers.tools.grader import graded, write_course

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


def without_outputs(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A notebook without outputs; the one that is given is left as it is."""
    handed = nbformat.from_dict(notebook)
    for cell in handed.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return handed


def without_answers(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A notebook as the class gets it.

    Args:
        notebook: nbformat notebook; left as it is.

    Returns:
        nbformat notebook without outputs, and without the solutions and answers folded below exercises and questions.
    """
    handed = without_outputs(notebook)
    for cell in handed.cells:
        if cell.cell_type != "code":
            cell.source = _PROMISE.sub("", _SOLUTION.sub("", cell.source)).strip()
    handed.cells = [cell for cell in handed.cells if cell.cell_type == "code" or cell.source]
    return handed


def write_classroom(folder: str | Path) -> None:
    """Write the folder for the class, and beside it, named ``…-teacher``, the same with the answers.

    Args:
        folder: where; new or empty, and outside this repository.

    Raises:
        ValueError: the folder is not fit. OSError: it cannot be written; nothing is left behind.
    """
    folder = Path(folder).resolve()

    def write(scratch):
        _write_into(scratch / "class", without_answers)
        _write_into(scratch / "teacher", without_outputs)

    _appear(write, {"class": folder, "teacher": folder.with_name(f"{folder.name}-teacher")})


def write_graded_classroom(folder: str | Path) -> None:
    """Write an nbgrader course; what every lesson needs lies in its folder ``five-models``, without solutions.

    Args, Raises: as :func:`write_classroom`.
    """

    def write(scratch):
        _write_into(scratch / "course" / "five-models", without_answers)
        lessons = {path.stem: nbformat.read(path, as_version=4) for path in lesson_notebooks()}
        write_course(scratch / "course", {name: without_answers(graded(lesson)) for name, lesson in lessons.items()})

    _appear(write, {"course": Path(folder).resolve()})


def _appear(write, places):
    """Have folders written in a scratch folder, then move each to its place: they appear when they are whole."""
    for folder in places.values():
        if folder.is_relative_to(ROOT):
            raise ValueError(
                f"Expected a folder outside {ROOT}; got {folder}. For example: make classroom DIR=../class"
            )
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise ValueError(
                f"Expected a new or an empty folder; {folder} is neither. Name another, or empty it first."
            )
    first = next(iter(places.values()))
    first.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=first.parent, prefix=f".{first.name}-") as scratch:
        write(Path(scratch))
        for name, folder in places.items():
            if folder.exists():
                folder.rmdir()
            Path(scratch, name).rename(folder)


def _write_into(folder, handed):
    titles = []
    (folder / "notebooks").mkdir(parents=True)
    for path in lesson_notebooks():
        notebook = handed(nbformat.read(path, as_version=4))
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


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a folder to hand out to a class.")
    parser.add_argument("folder", nargs="?", help="new or empty, for example ../class")
    parser.add_argument("--grader", choices=["nbgrader"], help="write a course for it")
    asked = parser.parse_args()
    if not asked.folder:
        sys.exit("Expected one folder, for example: make classroom DIR=../class")
    try:
        (write_graded_classroom if asked.grader else write_classroom)(asked.folder)
    except (ValueError, OSError) as error:
        sys.exit(str(error))
    folder = Path(asked.folder).resolve()
    print(
        f"The nbgrader course: {folder}"
        if asked.grader
        else f"The folder to hand out: {folder}; with answers: {folder}-teacher"
    )


if __name__ == "__main__":
    main()
