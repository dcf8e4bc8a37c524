"""The exercises as they stand in the lessons: every one is there, its starter runs, its folded solution is right."""

import re

import keras
import nbformat
import numpy as np
import pytest

from helpers.checks.progress import exercises
from helpers.state import VARIABLE
from helpers.tools.notebook_cells import notebook_path

_CHECK = re.compile(r"^(check_\w+)\((\w+)\)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))


def posed(lesson):
    """(check's name, name of the answer, starter code, what it printed, solution code) of each exercise of a lesson."""
    cells = nbformat.read(notebook_path(lesson), as_version=4).cells
    for number, cell in enumerate(cells):
        if cell.cell_type == "code" and (match := _CHECK.search(cell.source)):
            folded = re.search(r"<details>.*?```python\n(.*?)```.*?</details>", cells[number + 1].source, re.DOTALL)
            printed = "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
            yield match[1], match[2], cell.source, printed, folded and folded[1]


CHECKS = exercises()
LESSONS = sorted({exercise.lesson for exercise in CHECKS.values()})
POSED = {name: rest for lesson in LESSONS for name, *rest in posed(lesson)}


def test_every_exercise_is_posed_in_its_lesson():
    assert set(POSED) == set(CHECKS)
    for lesson in LESSONS:
        assert {CHECKS[name].lesson for name, *_ in posed(lesson)} == {lesson}


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_the_starter_says_not_attempted(name):
    answer, starter, printed, _ = POSED[name]
    assert printed.startswith("○ Not attempted")
    space = {"np": np, "keras": keras}
    exec(starter.replace(f"{name}({answer})", ""), space)
    assert CHECKS[name](space[answer]).status == "not attempted"


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_the_folded_solution_is_right(name):
    answer, _, _, solution = POSED[name]
    space = {"np": np, "keras": keras, "layers": keras.layers}
    exec(solution, space)
    assert CHECKS[name](space[answer]).status == "right"
