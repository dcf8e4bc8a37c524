import json

import nbformat
import pytest

from helpers import recordings
from helpers.data.builtin.digits import digits_of
from helpers.paths import RECORDED, lesson_notebooks
from helpers.recordings import load_recording, recording_path
from helpers.tools import notebook_cells, recorder
from helpers.tools.made_of import what_changed
from helpers.tools.notebook_cells import experiment_made_of, experiments, notebook_path, run_experiment
from helpers.tools.recorder import HIDDEN

CELLS = [
    ("import random\nSEED = 0", ["record:throw"]),
    ("raise RuntimeError('not part of the experiment')", []),
    (
        "def throw(seed):\n    return {'seed': seed, 'SEED': SEED, 'dice': random.Random(seed).random()}",
        ["record:throw"],
    ),
    ("def fail(seed):\n    return 1 / seed", ["record:fail"]),
]


@pytest.fixture
def lesson(tmp_path, monkeypatch):
    cells = []
    for source, tags in CELLS:
        cells.append(nbformat.v4.new_code_cell(source))
        cells[-1].metadata["tags"] = tags
    path = tmp_path / "09_dice.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    monkeypatch.setattr(notebook_cells, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(recordings, "RECORDED", tmp_path / "recorded")
    return path


def test_only_the_tagged_cells_run_and_with_the_seed(lesson):
    assert experiments(lesson) == ["fail", "throw"]
    result = run_experiment(lesson, "throw", 7)
    assert (result["seed"], result["SEED"]) == (7, 7) and 0 < result["dice"] < 1


def test_a_copy_of_the_notebook_does_not_matter(lesson):
    """JupyterLab's Duplicate, which names it so."""
    lesson.with_name("09_dice-Copy1.ipynb").write_bytes(b"")
    assert notebook_path("09") == lesson


def test_a_recording_tells_how_it_was_made(lesson):
    recorder.record("09", "throw", seeds=(1, 2))
    recording = load_recording("09", "throw")
    assert [result["seed"] for result in recording["results"]] == recording["seeds"] == [1, 2]
    assert recording["command"] == "FINAL=1 python -m helpers.tools.recorder 09 throw --seeds 1 2"
    assert recording["made_of"] == experiment_made_of(lesson, "throw")
    assert {"python", "tensorflow", "keras", "numpy"} == set(recording["versions"])


def test_a_failing_experiment_leaves_the_old_recording(lesson):
    path = recording_path("09", "fail")
    path.parent.mkdir()
    path.write_text("old")
    with pytest.raises(Exception, match="ZeroDivisionError"):
        recorder.record("09", "fail", seeds=(0,))
    assert [file.name for file in path.parent.iterdir()] == [path.name] and path.read_text() == "old"


def test_editing_what_an_experiment_does_changes_what_it_is_made_of(lesson):
    before = experiment_made_of(lesson, "throw"), experiment_made_of(lesson, "fail")
    notebook = nbformat.read(lesson, as_version=4)
    notebook.cells[2].source += "  # a comment"
    notebook.cells[0].source += "\nimport math\nif SEED > 9:\n    !echo a shell command"
    nbformat.write(notebook, lesson)
    with_shell = experiment_made_of(lesson, "throw")
    notebook.cells[0].source = notebook.cells[0].source.replace("import math\n", "")
    nbformat.write(notebook, lesson)
    assert experiment_made_of(lesson, "throw") == with_shell
    notebook.cells[2].source = notebook.cells[2].source.replace("Random(seed)", "Random(seed + 1)")
    nbformat.write(notebook, lesson)
    assert experiment_made_of(lesson, "throw") != before[0] and experiment_made_of(lesson, "fail") == before[1]


def test_bad_names_are_refused(lesson):
    with pytest.raises(ValueError, match="Expected a lesson out of 09; got '12'"):
        notebook_path("12")
    with pytest.raises(ValueError, match="Expected an experiment out of fail, throw in 09_dice.ipynb; got 'toss'"):
        recorder.record("09", "toss")
    with pytest.raises(ValueError, match="at least one seed"):
        recorder.record("09", "throw", seeds=())


def test_a_missing_or_broken_recording_gets_a_remedy(lesson):
    with pytest.raises(FileNotFoundError, match="Record it with `python -m helpers.tools.recorder 09 throw`"):
        load_recording("09", "throw")
    path = recording_path("09", "throw")
    path.parent.mkdir()
    for broken in ('{"results": [', "{}", "[]"):
        path.write_text(broken)
        with pytest.raises(ValueError, match="cannot be read"):
            load_recording("09", "throw")


def stale(path):
    """Why a stored recording does not belong to the series as it is now, or None."""
    number, name = path.stem.split("-", 1)
    stored = json.loads(path.read_text(encoding="utf-8"))["made_of"]
    if changed := what_changed(stored, experiment_made_of(notebook_path(number), name)):
        command = f"make record LESSON={number} NAME={name} FINAL=1"
        return f"{path.name} was recorded from another {', '.join(changed)}; run: {command} (WAIVE=1: it does no harm)"
    return None


@pytest.mark.parametrize("path", sorted(RECORDED.glob("*.json")), ids=lambda path: path.stem)
def test_every_stored_recording_is_of_the_notebook_as_it_is(path):
    assert stale(path) is None


def test_a_stale_recording_is_found(lesson):
    recorder.record("09", "throw", seeds=(1,))
    path = recording_path("09", "throw")
    assert stale(path) is None
    path.write_text(path.read_text().replace('"code": "', '"code": "0'))
    assert "another code; run: make record LESSON=09 NAME=throw" in stale(path)


def edit(lesson, old, new):
    notebook = nbformat.read(lesson, as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace(old, new)
    nbformat.write(notebook, lesson)


def test_a_change_that_does_no_harm_is_waived(lesson, monkeypatch, capsys):
    recorder.record("09", "throw", seeds=(1, 2))
    path = recording_path("09", "throw")
    before = load_recording("09", "throw")
    edit(lesson, "Random(seed)", "Random(seed + 0)")
    assert stale(path)
    with pytest.raises(SystemExit) as stop:
        run_command(monkeypatch, capsys, "09", "throw", "--waive")
    assert stop.value.code == 0 and stale(path) is None
    assert load_recording("09", "throw")["results"] == before["results"]
    edit(lesson, "Random(seed + 0)", "Random(seed + 1)")
    stored = path.read_text()
    with pytest.raises(SystemExit, match="(?s)record it again.*dice: 0.13.*, now 0.95"):
        run_command(monkeypatch, capsys, "09", "throw", "--waive")
    assert path.read_text() == stored


def test_every_experiment_is_recorded():
    wanted = {f"{path.name[:2]}-{name}" for path in lesson_notebooks() for name in experiments(path)}
    assert wanted == {path.stem for path in RECORDED.glob("*.json")}


def test_a_script_can_use_what_an_experiment_defines(lesson):
    names = notebook_cells.tagged_names("09", "throw")
    assert names["SEED"] == 0 and names["throw"](3)["seed"] == 3 and "fail" not in names


def test_the_setup_cell_does_not_count_for_the_hash(lesson):
    before = experiment_made_of(lesson, "throw")
    notebook = nbformat.read(lesson, as_version=4)
    setup = nbformat.v4.new_code_cell("from helpers.startup import start\nSEED = 0\nstart(SEED)")
    setup.metadata["tags"] = ["record:throw"]
    notebook.cells.insert(0, setup)
    nbformat.write(notebook, lesson)
    assert experiment_made_of(lesson, "throw") == before


def run_command(monkeypatch, capsys, *arguments, final=""):
    monkeypatch.setenv("FINAL", final)
    monkeypatch.setattr("sys.argv", ["recorder", *arguments])
    recorder.main()
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def scored(lesson):
    """The lesson with an experiment that has test scores, one of them within."""
    notebook = nbformat.read(lesson, as_version=4)
    cell = nbformat.v4.new_code_cell(
        "def score(seed):\n    return {'validation accuracy': 0.5, 'test accuracy': 0.25, 'ours': {'test FDD': 5, 'latest': 1}}"
    )
    cell.metadata["tags"] = ["record:score"]
    nbformat.write(nbformat.v4.new_notebook(cells=[*notebook.cells, cell]), lesson)
    return lesson


def test_a_trial_hides_the_test_scores_and_stores_nothing(scored, monkeypatch, capsys):
    (result,) = run_command(monkeypatch, capsys, "09", "score", "--seeds", "4")
    hidden = {"validation accuracy": 0.5, "test accuracy": HIDDEN, "ours": {"test FDD": HIDDEN, "latest": 1}}
    assert result == hidden and not recording_path("09", "score").exists()


def test_the_final_run_shows_the_test_scores_and_stores_them(scored, monkeypatch, capsys):
    (result,) = run_command(monkeypatch, capsys, "09", "score", "--seeds", "4", final="1")
    assert result["test accuracy"] == 0.25 and load_recording("09", "score")["results"] == [result]


def test_only_printing_leaves_the_stored_recording(scored, monkeypatch, capsys):
    (result,) = run_command(monkeypatch, capsys, "09", "score", "--seeds", "4", "--only-print", final="1")
    assert result["test accuracy"] == 0.25 and not recording_path("09", "score").exists()


def test_other_scans_are_held_back_for_a_trial(lesson, monkeypatch, capsys):
    notebook = nbformat.read(lesson, as_version=4)
    cell = nbformat.v4.new_code_cell(
        "from helpers.data.builtin.loading import load_dataset\n"
        "def held_back(seed):\n    return {'first labels': load_dataset('digits')[1][1][:5].tolist()}"
    )
    cell.metadata["tags"] = ["record:held_back"]
    nbformat.write(nbformat.v4.new_notebook(cells=[*notebook.cells, cell]), lesson)
    blocks = ["--blocks", "0", "5"]
    results = run_command(monkeypatch, capsys, "09", "held_back", "--seeds", "0", *blocks, final="1")
    first, last = (digits_of(split)[1][:5].tolist() for split in ("train", "validation"))
    assert results == [{"block": 0, "first labels": first}, {"block": 5, "first labels": last}]
    assert not recording_path("09", "held_back").exists()
