import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.paths import NOTEBOOKS, lesson_notebooks
from helpers.tools import classroom
from helpers.tools.classroom import without_answers, write_graded_classroom
from helpers.tools.grader import CHECK, graded

STARTER = "from helpers.neuron.exercises import check_it\n\nanswer = ...\n\ncheck_it(answer)"
SOLUTION = "<details><summary>Solution</summary>\n\n```python\nanswer = 7\n```\n\nBecause.\n</details>\n\n## Next"


def test_an_exercise_becomes_an_answer_and_a_point():
    lesson = new_notebook(cells=[new_code_cell(STARTER, id="exercise-it"), new_markdown_cell(SOLUTION)])
    place, answer, point, text = without_answers(graded(lesson)).cells
    assert place.metadata.nbgrader.locked and "five-models" in place.source
    assert "answer = ...\n\n### BEGIN SOLUTION\nanswer = 7\n### END SOLUTION\ncheck_it(answer)" in answer.source
    assert answer.metadata.nbgrader.solution and not answer.metadata.nbgrader.grade
    assert point.source.startswith('int(check_it(answer).status == "right")') and point.metadata.nbgrader.points == 1
    assert point.metadata.nbgrader.grade and point.metadata.nbgrader.locked
    assert text.source == "## Next" and "BEGIN" not in lesson.cells[0].source


def test_an_exercise_without_a_solution_is_refused():
    with pytest.raises(ValueError, match="Expected a solution below the exercise exercise-it"):
        graded(new_notebook(cells=[new_code_cell(STARTER, id="exercise-it"), new_code_cell(STARTER)]))


@pytest.mark.parametrize("path", lesson_notebooks(), ids=lambda path: path.stem)
def test_every_exercise_of_a_lesson_is_graded_once(path):
    lesson = nbformat.read(path, as_version=4)
    made = graded(lesson)
    exercises = [cell for cell in lesson.cells if cell.cell_type == "code" and CHECK.search(cell.source)]
    marks = [cell.metadata.nbgrader for cell in made.cells if "nbgrader" in cell.metadata]
    assert sum(mark.get("points", 0) for mark in marks) == len(exercises) >= 2
    assert len({mark.grade_id for mark in marks}) == len(marks) == 2 * len(exercises) + 1
    nbformat.validate(made)


def test_a_course_has_the_lessons_and_a_copy_is_never_handed_out(tmp_path, monkeypatch):
    copies = tmp_path / "notebooks"
    copies.mkdir()
    for name in ("00_introduction.ipynb", "00_introduction-Copy1.ipynb"):
        (copies / name).write_bytes((NOTEBOOKS / "00_introduction.ipynb").read_bytes())
    monkeypatch.setattr(classroom, "lesson_notebooks", lambda: lesson_notebooks(copies))
    write_graded_classroom(tmp_path / "course")
    found = sorted(path.relative_to(tmp_path / "course") for path in (tmp_path / "course").rglob("*.ipynb"))
    assert list(map(str, found)) == [
        "five-models/notebooks/00_introduction.ipynb",
        "source/00_introduction/00_introduction.ipynb",
    ]
    assert "<details" not in (tmp_path / "course" / found[0]).read_text(encoding="utf-8")
    assert "BEGIN SOLUTION" in (tmp_path / "course" / found[1]).read_text(encoding="utf-8")
    assert (tmp_path / "course/nbgrader_config.py").is_file()
