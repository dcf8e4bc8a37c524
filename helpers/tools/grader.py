"""Write an nbgrader course: each exercise an answer cell and a graded cell, the solutions in ``source/`` only.

`make classroom DIR=../class GRADER=nbgrader`
"""

import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

CHECK = re.compile(r"^(check_\w+)\((\w+)\)$", re.MULTILINE)
_SOLUTION = re.compile(r"<details><summary>Solution</summary>.*?```python\n(.*?)```", re.DOTALL)
_PLACE = """# Where the helpers lie: in the folder five-models beside this notebook's folder, or above.
import os
from pathlib import Path

for folder in [Path.cwd(), *Path.cwd().parents]:
    if (folder / "five-models/helpers/startup.py").is_file():
        os.chdir(folder / "five-models/notebooks")
        break"""
_CONFIG = '''"""nbgrader's settings for this course."""

import os
import sys
import tempfile

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "five-models"
c.ClearSolutions.code_stub = {"python": "# Put your answer in place of the three dots above."}
c.ExecutePreprocessor.timeout = 900  # a lesson trains its models when it is graded
os.environ["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])  # it calls alembic, its own
os.environ["FIVE_MODELS_HOME"] = tempfile.mkdtemp()  # what is graded does not touch the teacher's own progress
'''
_README = """# An nbgrader course

| folder | what it is |
|---|---|
| `source/` | the lessons with the solutions: for the teacher alone |
| `five-models/` | what every lesson needs; hand it out, or share it read-only |
| `release/` | made by nbgrader: hand it out |

For each lesson, in this folder:

    nbgrader generate_assignment 01_cnn
    nbgrader autograde 01_cnn
    nbgrader export

Students keep a lesson's folder beside `five-models`, or in any folder below the one that holds it. A submission lies in
`submitted/STUDENT/01_cnn/01_cnn.ipynb`. An exercise gives one point. Autograding runs the whole lesson of each student:
minutes, for the lessons that train.

A solution can be found by a student who looks: the checks in `five-models/helpers/*/exercises.py` know it.
"""


def graded(notebook: NotebookNode) -> NotebookNode:
    """A lesson as nbgrader's source: the solution in each exercise's cell, a cell with its point below.

    Args:
        notebook: with its folded solutions; left as it is.

    Raises:
        ValueError: an exercise has no solution below it.
    """
    source = nbformat.from_dict(notebook)
    cells = [_marked(new_code_cell(_PLACE, id="place-of-helpers"), "place-of-helpers", locked=True)]
    cells[0].metadata["jupyter"] = {"source_hidden": True}
    for number, cell in enumerate(source.cells):
        cells.append(cell)
        check = CHECK.search(cell.source) if cell.cell_type == "code" else None
        if check:
            solution = _solution_below(source.cells[number + 1 :], cell.id)
            region = f"### BEGIN SOLUTION\n{solution.strip()}\n### END SOLUTION\n"
            cell.source = cell.source[: check.start()] + region + cell.source[check.start() :]
            _marked(cell, cell.id, solution=True)
            point = new_code_cell(f'int({check[0]}.status == "right")  # the point', id=f"point-{cell.id}"[:64])
            cells.append(_marked(point, point.id, locked=True, points=1))
    source.cells = cells
    return source


def _solution_below(cells, exercise):
    for cell in cells:
        if cell.cell_type == "code" and CHECK.search(cell.source):
            break
        if found := cell.cell_type == "markdown" and _SOLUTION.search(cell.source):
            return found[1]
    raise ValueError(f"Expected a solution below the exercise {exercise}; there is none before the next exercise.")


def _marked(cell, name, *, solution=False, locked=False, points=None):
    """A cell with nbgrader's own metadata."""
    marks = {"schema_version": 3, "grade_id": name, "solution": solution, "locked": locked, "task": False}
    cell.metadata["nbgrader"] = marks | ({"grade": True, "points": points} if points else {"grade": False})
    return cell


def write_course(folder: Path, lessons: dict[str, NotebookNode]) -> None:
    """Write ``source/``, the settings and a README into a folder that exists.

    Args:
        folder: of the course.
        lessons: name → notebook as :func:`graded` gives it.
    """
    for name, notebook in lessons.items():
        place = folder / "source" / name
        place.mkdir(parents=True)
        nbformat.write(notebook, place / f"{name}.ipynb")
    (folder / "nbgrader_config.py").write_text(_CONFIG, encoding="utf-8")
    (folder / "README.md").write_text(_README, encoding="utf-8")
