"""The real nbgrader on a small lesson: a solved copy gets full marks, a half-solved one half, an untouched one none."""

import csv
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.paths import NOTEBOOKS, ROOT
from helpers.tools.classroom import without_answers
from helpers.tools.grader import graded, write_course

NBGRADER = Path(os.environ.get("NBGRADER", ROOT / ".venv-grader/bin/nbgrader"))
ME = pwd.getpwuid(os.getuid()).pw_name
ANSWERS = {"letters": '"uro"', "leak": '"b"'}


def small_lesson():
    """The setup of a lesson and two exercises of the introduction."""
    setup = next(
        cell for cell in nbformat.read(NOTEBOOKS / "00_introduction.ipynb", as_version=4).cells if cell.id == "setup"
    )
    cells = [new_markdown_cell("# 0 · Small"), setup]
    for answer, check in (("letters", "check_curves"), ("leak", "check_spot_the_leak")):
        source = f"from helpers.neuron.exercises import {check}\n\n{answer} = ...\n\n{check}({answer})"
        cells.append(new_code_cell(source, id=f"exercise-{answer}"))
        solution = f"```python\n{answer} = {ANSWERS[answer]}\n```"
        cells.append(new_markdown_cell(f"<details><summary>Solution</summary>\n\n{solution}\n</details>"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with one lesson, released, submitted three times, graded and exported; gives its folder."""
    folder = tmp_path_factory.mktemp("course")
    write_course(folder, {"small": without_answers(graded(small_lesson()))})
    for name in ("helpers", "data"):
        shutil.copytree(ROOT / name, folder / "five-models" / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "five-models/notebooks").mkdir()
    exchange = f"--Exchange.root={tmp_path_factory.mktemp('exchange')}"
    Path(exchange.partition("=")[2]).chmod(0o777)  # everybody writes there
    run(folder, "generate_assignment", "small")
    run(folder, "release_assignment", "small", exchange)
    own = folder / "desk"  # of the one user that this machine has: fetch and submit know no other name
    own.mkdir()
    run(own, "fetch_assignment", "small", exchange, "--course", "five-models")
    write_answers(own / "small/small.ipynb", ["letters", "leak"])
    run(own, "submit", "small", exchange, "--course", "five-models")
    run(folder, "collect", "small", exchange)
    for student, solved in (("half", ["leak"]), ("none", [])):
        shutil.copytree(folder / "release/small", folder / "submitted" / student / "small")
        write_answers(folder / "submitted" / student / "small/small.ipynb", solved)
    run(folder, "autograde", "small")
    run(folder, "export")
    return folder


def run(folder, *command):
    path = os.pathsep.join([str(NBGRADER.parent), os.environ["PATH"]])
    done = subprocess.run(
        [NBGRADER, *command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]


def write_answers(path, solved):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        for answer in solved:
            cell.source = cell.source.replace(f"{answer} = ...", f"{answer} = {ANSWERS[answer]}")
    nbformat.write(notebook, path)


def test_full_half_and_no_points(course):
    with (course / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: (float(row["score"]), float(row["max_score"])) for row in csv.DictReader(file)}
    assert rows == {ME: (2, 2), "half": (1, 2), "none": (0, 2)}


def test_a_released_lesson_has_starters_and_no_solution(course):
    text = (course / "release/small/small.ipynb").read_text(encoding="utf-8")
    assert "letters = ..." in text and '"uro"' not in text.replace("\\", "")
    assert "SOLUTION" not in text and "<details" not in text
    assert "uro\\" in (course / "source/small/small.ipynb").read_text(encoding="utf-8")


def test_hints_are_kept_and_an_untouched_lesson_runs_to_its_end(course):
    notebook = nbformat.read(course / "autograded/none/small/small.ipynb", as_version=4)
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    said = " ".join(output.get("data", {}).get("text/plain", "") for output in outputs)
    assert len(re.findall("Not attempted", said)) == 2
