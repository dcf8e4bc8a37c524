import subprocess
import sys

import nbformat
import pytest

from helpers.paths import NOTEBOOKS
from helpers.tools import colab_rehearsal
from helpers.tools.colab_rehearsal import publish, rehearse


def git(folder, *words):
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def working_tree(tmp_path, monkeypatch):
    """A git repository with a committed file, a change, a new file and an ignored one."""
    tree = tmp_path / "tree"
    (tree / "helpers").mkdir(parents=True)
    (tree / "helpers" / "__init__.py").write_text("")
    (tree / ".gitignore").write_text("*.log\n")
    (tree / "gone.txt").write_text("x")
    git(tree, "init", "--quiet")
    git(tree, "add", "--all")
    git(tree, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=one")
    (tree / "gone.txt").unlink()
    (tree / "helpers" / "startup.py").write_text("def start(seed):\n    print('Ready', seed)\n")
    (tree / "big.log").write_text("x")
    monkeypatch.setattr(colab_rehearsal, "ROOT", tree)
    return tree


def test_the_working_tree_is_what_can_be_cloned(working_tree, tmp_path):
    address = publish(tmp_path / "published", "v1")
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--branch", "v1", address, "clone")
    found = {path.relative_to(tmp_path / "clone").as_posix() for path in (tmp_path / "clone").rglob("*")}
    assert {name for name in found if not name.startswith(".git/")} == {
        ".git",
        ".gitignore",
        "helpers",
        "helpers/__init__.py",
        "helpers/startup.py",
    }


def test_without_a_repository_there_is_a_message(tmp_path, monkeypatch):
    monkeypatch.setattr(colab_rehearsal, "ROOT", tmp_path)
    with pytest.raises(RuntimeError, match="Expected a git repository"):
        publish(tmp_path / "published", "main")


def rehearse_cells(tmp_path, *sources, repository="file:///nowhere"):
    path = tmp_path / "lesson.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources]), path)
    return rehearse(path, python=sys.executable, repository=repository)


def texts(result):
    return ["".join(output.get("text", "") for output in cell) for cell in result["outputs"]]


def test_a_notebook_finds_itself_alone_on_a_colab(tmp_path):
    result = rehearse_cells(
        tmp_path,
        "import os, sys; print(os.listdir(), 'google.colab' in sys.modules, os.environ['FIVE_MODELS_REPOSITORY'])",
        "from google.colab import output; output.enable_custom_widget_manager(); print(output.asked)",
    )
    assert result["error"] is None and result["installed"] == result["lost"] == []
    assert texts(result) == ["['lesson.ipynb'] True file:///nowhere\n", "1\n"]


def test_a_failing_cell_ends_the_run_and_is_named(tmp_path):
    result = rehearse_cells(tmp_path, "print(1)", "raise KeyError('lost')", "print(3)")
    assert result["error"] == "KeyError: 'lost'" and texts(result) == ["1\n", ""]


def setup_source():
    notebook = nbformat.read(NOTEBOOKS / "00_introduction.ipynb", as_version=4)
    return next(cell for cell in notebook.cells if cell.cell_type == "code").source


def test_the_setup_cell_clones_and_a_second_run_is_harmless(working_tree, tmp_path):
    branch = colab_rehearsal.project_table()["five-models"]["branch"]
    result = rehearse_cells(
        tmp_path, setup_source(), setup_source(), repository=publish(tmp_path / "published", branch)
    )
    assert result["error"] is None and texts(result) == ["Ready 0\n", "Ready 0\n"]


def test_the_setup_cell_without_a_network_gives_one_clear_message(tmp_path):
    result = rehearse_cells(tmp_path, setup_source(), repository="http://127.0.0.1:9/five-models")
    assert result["error"].startswith("RuntimeError: Expected the folder helpers")
    assert "network" in result["error"]
    assert [output["output_type"] for output in result["outputs"][0] if "fatal" not in output.get("text", "")] == [
        "error"
    ]


def test_what_an_interrupted_clone_left_is_named(tmp_path):
    leave = "import os; os.makedirs('five-models/.git')"
    result = rehearse_cells(tmp_path, leave, setup_source(), repository="http://127.0.0.1:9/five-models")
    assert "five-models" in result["error"] and "run this cell again" in result["error"]
    assert [output["output_type"] for output in result["outputs"][1]] == ["error"]
