import inspect
import json

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from helpers.checks import exercise as module
from helpers.checks.exercise import Exercise
from helpers.checks.progress import exercises, show_progress
from helpers.checks.results import FILE
from helpers.state import VARIABLE, read_state, write_state


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


double = Exercise(
    lesson="00",
    name="double",
    solution=lambda x: 2 * x,
    why="twice is twice.",
    mistakes=((lambda x: x**2, "that is the square"),),
    hint_words="Add it to itself.",
    plain_hint="return x + x",
    value=lambda f: f(3.0),
)


def identified(exercise):
    return f"{exercise.lesson} {exercise.name}"


@pytest.mark.parametrize("exercise", exercises().values(), ids=identified)
class TestEveryExercise:
    def test_its_solution_is_right(self, exercise):
        assert exercise(exercise.solution).status == "right"

    def test_the_untouched_starter_is_not_attempted(self, exercise):
        assert exercise(...).status == "not attempted"
        if inspect.isfunction(exercise.solution):
            for nothing in (..., None):
                assert exercise(lambda *_, nothing=nothing: nothing).status == "not attempted"

    def test_each_known_mistake_gets_its_own_hint(self, exercise):
        assert len(exercise.mistakes) >= 3
        hints = [exercise(example).words for example, _ in exercise.mistakes]
        assert hints == [hint for _, hint in exercise.mistakes] and len(set(hints)) == len(hints)

    def test_any_other_answer_gets_a_hint_and_a_plainer_one_on_asking(self, exercise):
        for other in (123456.0, "nonsense", (1, 2, 3, 4, 5), lambda *_: 123456.0):
            verdict = exercise(other)
            assert verdict.status == "not yet" and exercise.hint_words in verdict.words
        assert exercise.hint().words == exercise.plain_hint != exercise.hint_words


def raises(x):
    raise KeyError("oops")


def hangs(x):
    while True:
        pass


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (lambda x: x + x, "right", "twice is twice."),
        (lambda x: ..., "not attempted", "gives nothing back yet"),
        (lambda x: None, "not attempted", "gives nothing back yet"),
        (lambda x: x * x, "not yet", "that is the square"),
        (raises, "not yet", "raised KeyError: 'oops'. Add it to itself."),
        (hangs, "not yet", "endless loop"),
        (lambda x: np.nan, "not yet", "NaN"),
        (lambda x: np.array([6.0, 6.0]), "not yet", "Add it to itself."),
        (6.0, "not yet", "raised TypeError"),
    ],
)
def test_what_a_function_can_do(answer, status, words, monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.5)
    verdict = double(answer)
    assert verdict.status == status and words in verdict.words


def test_a_verdict_reads_well():
    assert repr(double(lambda x: 6)) == "✓ Right: twice is twice."
    assert double(...)._repr_markdown_().startswith("**○ Not attempted**: ")
    assert double(lambda x: 9)._repr_markdown_() == "**✗ Not yet**: that is the square"


def test_progress_is_kept_and_never_falls_back(home):
    double(...)
    assert read_state(FILE) is None
    double(lambda x: 9)
    assert json.loads(read_state(FILE)) == {"00 double": "not yet"}
    double(lambda x: 6)
    double(lambda x: 9)
    assert json.loads(read_state(FILE)) == {"00 double": "right"}


@pytest.mark.parametrize("damage", [b"{", b"[1]", b"\xff\xfe"])
def test_a_damaged_progress_file_stops_nothing(damage):
    write_state(FILE, damage)
    assert double(lambda x: 6).status == "right"
    assert json.loads(read_state(FILE)) == {"00 double": "right"}


def test_progress_that_cannot_be_written_stops_nothing(home):
    home.write_text("a file where the folder should be")
    assert double(lambda x: 6).status == "right"


def test_progress_is_shown_as_a_table():
    InteractiveShell.instance()
    first = next(iter(exercises().values()))
    first(first.solution)
    with capture_output() as captured:
        show_progress()
    text = captured.outputs[0].data["text/plain"]
    assert f"| {first.lesson} | {first.name} | ✓ right |" in text
    assert text.count("○ not attempted") == len(exercises()) - 1
