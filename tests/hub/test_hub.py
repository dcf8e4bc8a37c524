"""The hub of docs/hub under load, on loopback: a class logs in, and everybody runs lesson 0; then two run lesson 1.

`make test-hub LEARNERS=12`. The table at the end is that of docs/hub/README.md.
"""

import os
import statistics
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import psutil
import pytest
import requests
from nbformat.v4 import new_code_cell, new_notebook

from helpers.paths import ROOT
from tests.hub.learner import Learner, LessonFailed, Run
from tests.hub.memory import MIB, watched_memory
from tests.hub.students import KERNEL_PEAKS, RESERVE, students_table
from tests.hub.trial import running_hub

LEARNERS = int(os.environ.get("LEARNERS", "12"))
LIMIT = 1500  # seconds for a lesson; a class shares the cores
LESSON_0 = "lessons/00_introduction.ipynb"
LESSON_1 = "lessons/01_cnn.ipynb"


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    with running_hub(tmp_path_factory.mktemp("hub")) as hub:
        yield hub


@pytest.fixture(scope="module")
def needs():
    """What a student of a lesson needs; the tests fill it in."""
    return {}


def shared_files():
    """The shared folder as it is: file → when it was changed."""
    files = [path for name in ("helpers", "data", "notebooks") for path in (ROOT / name).rglob("*")]
    return {path: path.stat().st_mtime_ns for path in files if path.is_file() and "__pycache__" not in path.parts}


def small_notebook(*sources):
    return new_notebook(cells=[new_code_cell(source) for source in sources])


def test_a_wrong_password_is_refused(hub):
    with pytest.raises(LessonFailed, match="403"):
        Learner(hub, "stranger").log_in("five-models")
    assert "stranger" not in hub.learners_processes()


def test_a_killed_kernel_and_a_failed_cell_are_noticed(hub):
    learner = Learner(hub, "unlucky")
    learner.log_in()

    def kill(number):
        if number == 2:
            for process in hub.learners_processes()["unlucky"]["kernel"]:
                process.kill()

    run = learner.run(
        "small.ipynb",
        small_notebook("print(1)", "1 / 0", "import time; time.sleep(30)"),
        began=time.monotonic(),
        limit=60,
        before_cell=kill,
    )
    learner.stop_server()
    assert "ZeroDivisionError" in run.failures[0] and "the kernel died" in run.failures[1], run.failures
    assert run.cells == 2 and run.whole_lesson is None and "".join(run.printed) == "1\n"


def test_what_a_learner_changed_stays_and_lies_in_the_own_home(hub):
    learner = Learner(hub, "keeper")
    assert learner.log_in().endswith(f"/user/keeper/lab/tree/{LESSON_0}")
    assert learner.names_in("lessons") == {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    notebook = learner.open(LESSON_0)
    notebook.cells.append(new_code_cell("mine = 1"))
    learner.save(LESSON_0, notebook)
    learner.stop_server()
    (hub.folder / "homes/keeper" / LESSON_1).unlink()
    learner = Learner(hub, "keeper")  # a new browser
    learner.log_in()
    assert learner.open(LESSON_0).cells[-1].source == "mine = 1"
    assert len(learner.open(LESSON_1).cells) > 50, "a lesson that is not there is given again"
    where = (
        "import sys\nsys.path.insert(0, 'five-models')\nfrom helpers.state import state_folder\nprint(state_folder())"
    )
    run = learner.run(LESSON_0, small_notebook(where, "print(sys.prefix)"), began=time.monotonic(), limit=60)
    learner.stop_server()
    assert not run.failures
    home, prefix = "".join(run.printed).split()
    assert home == f"{hub.folder}/homes/keeper/.five-models"
    assert os.path.samefile(prefix, ROOT / ".venv"), "the kernel is that of the lessons' environment"


def test_a_link_brings_a_repository_and_keeps_what_the_learner_changed(hub, tmp_path):
    teachers, learners = tmp_path / "course", hub.folder / "homes/puller/course"
    git = ["git", "-C", teachers, "-c", "user.name=teacher", "-c", "user.email=teacher@example.org"]
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", teachers], check=True)
    query = urlencode(
        {"repo": f"file://{teachers}", "branch": "main", "depth": 1, "urlpath": "lab/tree/course/task.md"}
    )
    learner = Learner(hub, "puller")
    learner.log_in()
    for task, hint in (("one", "no hint"), ("two", "a hint")):
        (teachers / "task.md").write_text(f"{task}\n")
        (teachers / "hint.md").write_text(f"{hint}\n")
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "--quiet", "-m", task], check=True)
        assert learner.pull(query).startswith(f"{hub.address}/user/puller/git-pull")
        assert (learners / "hint.md").read_text() == f"{hint}\n"
        if task == "one":
            assert (learners / "task.md").read_text() == "one\n"
            (learners / "task.md").write_text("mine\n")
    learner.stop_server()
    assert (learners / "task.md").read_text() == "mine\n"


def test_the_class_runs_lesson_0(hub, needs):
    needs["00"] = run_lesson(hub, [f"learner{number}" for number in range(LEARNERS)], LESSON_0, mib_each=900)


def test_two_run_lesson_1(hub, needs):
    needs["01"] = run_lesson(hub, ["learner0", "learner1"], LESSON_1, mib_each=1700)


def test_students_for_a_server(needs):
    assert set(needs) == {"00", "01"}, "lessons 0 and 1 did not run"
    server = max(held for _, held in needs.values())
    measured = {lesson: (need, "the load test") for lesson, (need, _) in needs.items()}
    others = {lesson: (peak + server, "`make bench` + server") for lesson, peak in KERNEL_PEAKS.items()}
    print("\n\n" + students_table(measured | others))


def run_lesson(hub, names, path, *, mib_each):
    """Let learners log in at once and run a lesson; print what it took.

    Returns:
        MiB of PSS at the peak of the largest learner: server and kernel together, and the server alone.
    """
    free, wanted = psutil.virtual_memory().available / MIB, len(names) * mib_each + RESERVE
    assert free > wanted, f"expected {wanted:,.0f} MiB free for {len(names)} learners; there are {free:,.0f}"
    before, learners = shared_files(), [Learner(hub, name) for name in names]

    def learn(learner):
        began = time.monotonic()
        try:
            learner.log_in()
            return learner.run(path, learner.open(path), began=began, limit=LIMIT)
        except (LessonFailed, requests.RequestException) as error:
            return Run(failures=[f"{learner.name}: {error}"])

    with watched_memory(hub) as peaks, ThreadPoolExecutor(len(learners)) as pool:
        try:
            runs = list(pool.map(learn, learners))
        except BaseException:  # Ctrl+C: the learners end with their hub
            hub.process.terminate()
            raise
    for learner in learners:
        learner.stop_server()
    failures = [failure for run in runs for failure in run.failures]
    report(path, runs, peaks, failures)
    assert not failures
    assert all(run.first_picture and run.whole_lesson for run in runs)
    assert shared_files() == before, "the shared folder was changed"
    assert set(peaks.pss["kernel"]) == set(names)
    return max(peaks.both.values()), max(peaks.pss["server"].values())


def report(path, runs, peaks, failures):
    """Print seconds and memory of a lesson."""
    lines = [f"{path}: {len(runs)} learners, {psutil.cpu_count()} cores, {len(failures)} failures", *failures]
    for words, values in (
        ("first picture, s", [run.first_picture for run in runs]),
        ("whole lesson, s", [run.whole_lesson for run in runs]),
        ("kernel, peak RSS, MiB", peaks.rss["kernel"].values()),
        ("kernel, peak PSS, MiB", peaks.pss["kernel"].values()),
        ("server, peak RSS, MiB", peaks.rss["server"].values()),
        ("server, peak PSS, MiB", peaks.pss["server"].values()),
        ("server and kernel, peak PSS, MiB", peaks.both.values()),
    ):
        if values := [value for value in values if value]:
            lines.append(f"  {words}: median {statistics.median(values):,.0f}, worst {max(values):,.0f}")
    lines.append(f"  hub, proxy, services, peak PSS: {peaks.hub:,.0f} MiB; all together {peaks.together:,.0f} MiB")
    print("\n\n" + "\n".join(lines))
