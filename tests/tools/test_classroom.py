import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest

from helpers.paths import NOTEBOOKS, ROOT, lesson_notebooks
from helpers.plots.show import png_in
from helpers.tools import classroom
from helpers.tools.classroom import without_answers, write_classroom
from helpers.tools.grader import CHECK
from helpers.tools.notebook_cells import experiment_made_of, experiments

NOBODY = 65534
LESSONS = [path.name for path in lesson_notebooks()]


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parent") / "class"
    write_classroom(folder)
    return folder


def read(folder, name):
    return nbformat.read(Path(folder) / "notebooks" / name, as_version=4)


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_is_handed_out_without_outputs_and_solutions_and_otherwise_whole(handed, name):
    before, after = read(ROOT, name), read(handed, name)
    assert [cell.source for cell in after.cells if cell.cell_type == "code"] == [
        cell.source for cell in before.cells if cell.cell_type == "code"
    ]
    assert all(not cell.outputs and cell.execution_count is None for cell in after.cells if cell.cell_type == "code")
    text = "\n".join(cell.source for cell in after.cells)
    assert "<details" not in text and "</details" not in text and "folded away" not in text
    headings = [
        [
            line
            for cell in nb.cells
            if cell.cell_type == "markdown"
            for line in cell.source.splitlines()
            if line.startswith("#")
        ]
        for nb in (before, after)
    ]
    assert headings[0] == headings[1]
    removed = "\n".join(cell.source for cell in before.cells).count("<summary>Solution</summary>")
    assert removed == sum(bool(CHECK.search(cell.source)) for cell in before.cells if cell.cell_type == "code") >= 2
    nbformat.validate(after)


def test_the_text_around_a_solution_stays():
    source = "Look:\n\n<details><summary>Solution</summary>\n\n```python\nx = 1\n```\n\nBecause.\n</details>\n\n**2. Next.** Go."
    alone = "<details><summary>Solution</summary>\nx\n</details>"
    promise = "Predict first. The solution is folded away under each exercise: open it last. Then run."
    think = "<details><summary>Answers</summary>\n\n1. So.\n</details>\n\n### Next"
    cells = [nbformat.v4.new_markdown_cell(text) for text in (source, alone, promise, think)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    kept = [cell.source for cell in without_answers(notebook).cells]
    assert kept == ["Look:\n\n**2. Next.** Go.", "Predict first. Then run.", "### Next"]
    assert notebook.cells[0].source == source


def test_recordings_and_models_come_along_as_they_are(handed):
    for path in sorted((ROOT / "data").rglob("*.json")) + sorted((ROOT / "data").rglob("*.keras")):
        assert (handed / path.relative_to(ROOT)).read_bytes() == path.read_bytes()
    for name in LESSONS:
        for experiment in experiments(NOTEBOOKS / name):
            assert experiment_made_of(handed / "notebooks" / name, experiment) == experiment_made_of(
                NOTEBOOKS / name, experiment
            )


def test_what_opens_the_lessons_comes_along(handed):
    for name in ("requirements.txt", "environment.yml", "pyproject.toml", "LICENSE", "data/README.md"):
        assert (handed / name).read_bytes() == (ROOT / name).read_bytes()
    readme = (handed / "README.md").read_text(encoding="utf-8")
    assert all(f"(notebooks/{name})" in readme for name in LESSONS)
    assert not list(handed.rglob("__pycache__")) and not list(handed.parent.glob(".class-*"))


def test_the_help_of_the_folder_names_what_works_there(handed):
    told = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=handed, capture_output=True, text=True, check=True
    ).stdout
    assert [line.split()[:2] for line in told.splitlines()] == [["make", "lab"], ["make", "clean"]]


@pytest.mark.parametrize("name", LESSONS)
def test_the_teachers_copy_has_the_answers(handed, name):
    before, after = read(ROOT, name), read(handed.with_name("class-teacher"), name)
    assert [cell.source for cell in after.cells] == [cell.source for cell in before.cells]
    assert not any(cell.outputs for cell in after.cells if cell.cell_type == "code")


def test_a_copy_of_a_notebook_is_never_handed_out(tmp_path, monkeypatch):
    copies = tmp_path / "notebooks"
    copies.mkdir()
    for name in (LESSONS[0], LESSONS[0].replace(".ipynb", "-Copy1.ipynb")):
        shutil.copy(NOTEBOOKS / LESSONS[0], copies / name)
    monkeypatch.setattr(classroom, "lesson_notebooks", lambda: lesson_notebooks(copies))
    write_classroom(tmp_path / "class")
    for folder in ("class", "class-teacher"):
        assert [path.name for path in (tmp_path / folder).rglob("*.ipynb")] == [LESSONS[0]]


def test_a_teachers_folder_that_holds_something_is_refused(tmp_path):
    (tmp_path / "class-teacher").mkdir()
    (tmp_path / "class-teacher/marks.txt").write_text("mine")
    with pytest.raises(ValueError, match="class-teacher is neither"):
        write_classroom(tmp_path / "class")
    assert not (tmp_path / "class").exists()


def test_a_folder_that_holds_something_is_refused_and_kept(tmp_path):
    (tmp_path / "homework.txt").write_text("mine")
    with pytest.raises(ValueError, match="Expected a new or an empty folder"):
        write_classroom(tmp_path)
    with pytest.raises(ValueError, match="Expected a new or an empty folder"):
        write_classroom(tmp_path / "homework.txt")
    assert [path.name for path in tmp_path.rglob("*")] == ["homework.txt"]


def test_a_folder_in_the_repository_is_refused():
    with pytest.raises(ValueError, match="Expected a folder outside"):
        write_classroom(ROOT / "data" / "class")
    assert not (ROOT / "data" / "class").exists()


def test_a_failure_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(classroom, "_COPIED", ("helpers", "no such file"))
    with pytest.raises(OSError):
        write_classroom(tmp_path / "class")
    assert list(tmp_path.iterdir()) == []


# Runs a lesson up to its first panel, then asks whether the reader's folder can be written.
FIRST_PANEL = """
import json, sys
import nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
code = [cell for cell in notebook.cells if cell.cell_type == "code"]
last = next(number for number, cell in enumerate(code) if "Panel(" in cell.source)
ask = nbformat.v4.new_code_cell("from helpers.state import write_state; print(write_state('digit', b'1'))")
notebook.cells = [*code[: last + 1], ask]
NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": sys.argv[2]}}).execute()
print(json.dumps([cell.outputs for cell in notebook.cells]))
"""


def python_for_anybody():
    """A Python that an unprivileged user can run, and where it finds the packages; None where there is none."""
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    for python in (sys.executable, f"/usr/bin/python{sys.version_info[0]}.{sys.version_info[1]}"):
        settings = {"PATH": os.environ["PATH"], "PYTHONPATH": packages, "HOME": "/"}
        try:
            done = subprocess.run([python, "-c", "import nbclient"], env=settings, capture_output=True, **privileges())
        except OSError:
            continue
        if done.returncode == 0:
            return python, packages
    return None


def privileges():
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


@pytest.fixture
def read_only(handed):
    """A read-only copy that everybody may read (pytest's own folders are for their owner only)."""
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)
        folder = Path(shutil.copytree(handed, Path(scratch, "class")))
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield folder
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)


def make_folder(path, mode):
    path.mkdir()
    path.chmod(mode)
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)
    return str(path)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such users")
@pytest.mark.parametrize("own_folder", [True, False], ids=["FIVE_MODELS_HOME set", "home not writable"])
def test_a_lesson_runs_from_a_read_only_copy_for_an_unprivileged_user(read_only, own_folder):
    found = python_for_anybody()
    if found is None:
        pytest.skip("an unprivileged user can run no Python that has the packages")
    python, packages = found
    scratch = read_only.parent
    runtime = make_folder(scratch / "runtime", 0o700)  # Jupyter itself needs one
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": packages, "JUPYTER_RUNTIME_DIR": runtime}
    settings["HOME"] = make_folder(scratch / "home", 0o555)
    if own_folder:
        settings["FIVE_MODELS_HOME"] = make_folder(scratch / "own", 0o700)
    lesson = read_only / "notebooks" / LESSONS[0]
    command = [python, "-c", FIRST_PANEL, str(lesson), str(lesson.parent)]
    done = subprocess.run(command, env=settings, cwd=runtime, capture_output=True, text=True, **privileges())
    assert done.returncode == 0, done.stderr
    outputs = json.loads(done.stdout.splitlines()[-1])
    assert any(output.get("text", "").startswith("Ready: Python ") for output in outputs[0])
    assert any(png_in(output.get("data", {}).get("text/html", "")) for output in outputs[-2])
    assert outputs[-1][0]["text"] == f"{own_folder}\n"
    warned = "".join(output["text"] for cell in outputs for output in cell if output.get("name") == "stderr")
    assert all("matplotlib" in line.lower() for line in warned.splitlines())  # it, too, would like to write at home
