"""The README's numbers about the lessons are the lessons' own."""

import re

import nbformat
import pytest

from helpers.paths import NOTEBOOKS, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
LESSONS = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))


def rows(start):
    """Cells of the rows of the table whose head starts so."""
    table = README[README.index(start) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_minutes_are_those_of_the_lesson(path):
    notebook = nbformat.read(path, as_version=4)
    minutes = int(re.search(r"(\d+) minutes", notebook.cells[0].source).group(1))
    number = LESSONS.index(path)
    overview, parts = rows("| lesson | what you build")[number], rows("| lesson | play first")[number]
    assert int(overview[2]) == minutes
    assert sum(int(cell) for cell in parts[1:-2] if cell != "–") == int(parts[-2]) == minutes
    exercises = [cell.source for cell in notebook.cells if "<summary>Solution</summary>" in cell.source]
    assert int(parts[-1]) == len(exercises)
    assert parts[0].startswith(f"{number} · ")


def test_every_make_command_named_there_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"lab", "test", "classroom"} <= set(re.findall(r"`?make ([a-z-]+)", README)) <= targets
