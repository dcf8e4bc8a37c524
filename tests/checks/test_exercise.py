import dataclasses
import html
import inspect
import itertools
import json
import os
import re
import signal
import threading

import numpy as np
import psutil
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from helpers.checks import exercise as module
from helpers.checks.exercise import FILE, Exercise
from helpers.checks.progress import exercises, show_progress
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
        (6.0, "not yet", "a function is wanted"),
    ],
)
def test_what_a_function_can_do(answer, status, words, monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.5)
    verdict = double(answer)
    assert verdict.status == status and words in verdict.words


def counts_without_end(x):
    return sum(itertools.count())  # holds the interpreter: no thread can be told to stop


def tower(x):
    return 9**9**8


def backtracks(x):
    return re.match("(a+)+$", "a" * 64 + "b")


@pytest.mark.parametrize("answer", [counts_without_end, tower, backtracks])
def test_an_answer_that_holds_the_interpreter_is_ended(answer, monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.5)
    assert "endless loop" in double(answer).words
    assert not running_children()


def running_children():
    return [child for child in psutil.Process().children() if "helpers.checks" in " ".join(child.cmdline())]


@pytest.fixture
def interrupts():
    """An interrupt raises here as in a kernel, also where a shell started the tests without."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_the_stop_button_ends_a_check_and_what_it_runs(interrupts):
    """A kernel gets the interrupt of the button; afterwards nothing of the check goes on."""
    before = set(threading.enumerate())
    for answer in (hangs, with_a_lock(hangs)):
        threading.Timer(1.5, signal.raise_signal, [signal.SIGINT]).start()
        with pytest.raises(KeyboardInterrupt):
            double(answer)
        assert not running_children()
        for thread in set(threading.enumerate()) - before:
            thread.join(10)
            assert not thread.is_alive()


def with_a_lock(function):
    """The same function as one that can be sent nowhere: it runs in a thread."""
    lock = threading.Lock()

    def locked(*arguments):
        with lock:
            return function(*arguments)

    return locked


def spoils(argument):
    if isinstance(argument, np.ndarray):
        argument[...] = 0
    elif isinstance(argument, list):
        argument.clear()
    return argument


@pytest.mark.parametrize("exercise", [e for e in exercises().values() if callable(e.solution)], ids=identified)
@pytest.mark.parametrize("somewhere", [lambda function: function, with_a_lock], ids=["process", "thread"])
def test_an_answer_that_changes_its_arguments_spoils_no_exercise(exercise, somewhere):
    def answer(*arguments):
        for argument in arguments:
            spoils(argument)
        return 0.0

    assert exercise(somewhere(answer)).status == "not yet"
    assert exercise(exercise.solution).status == "right"
    assert exercise(lambda *_: 0.0).status == "not yet"
    for example, hint in exercise.mistakes:
        assert exercise(somewhere(example)).words == hint


class Mute(Exception):
    def __str__(self):
        raise ValueError("no words")


class NoArray:
    def __array__(self, *_, **__):
        raise RuntimeError("no array")


def raising(error):
    def answer(x):
        raise error

    return answer


def leaves(x):
    os._exit(3)


number = dataclasses.replace(double, name="number", solution=0.731, mistakes=(), value=lambda answer: answer)


@pytest.mark.parametrize(
    ("check", "answer", "status", "words"),
    [
        (number, 0.731, "right", "twice"),
        (number, 10**400, "not yet", "no ordinary number"),
        (number, NoArray(), "not yet", "raised RuntimeError: no array"),
        (number, None, "not yet", "None"),
        (number, [None, 1.0], "not yet", "None"),
        (number, [0.731], "not yet", "the numbers are right, but they come in the shape (1,)"),
        (number, [...], "not attempted", "three dots"),
        (number, (1, ..., 2), "not attempted", "three dots"),
        (number, np.array("0.731"), "not yet", "no ordinary number"),
        (number, ["0.731"], "not yet", "no ordinary number"),
        (number, "0.731", "not yet", "leave the quotes away"),
        (number, 0.731 + 0j, "not yet", "complex"),
        (number, float("nan"), "not yet", "NaN"),
        (double, lambda x: 10**400, "not yet", "Add it to itself."),
        (double, lambda x: NoArray(), "not yet", "no array"),
        (double, lambda x: [...], "not attempted", "three dots"),
        (double, lambda x: "6.0", "not yet", "a text came back: '6.0'"),
        (double, lambda x: [6.0], "not yet", "the shape (1,), and one plain number is wanted"),
        (double, lambda x: (i for i in [x]), "not yet", "cannot pickle 'generator' object"),
        (double, raising(Mute()), "not yet", "raised Mute: (an error without words)"),
        (double, raising(SystemExit(1)), "not yet", "raised SystemExit: 1"),
        (double, raising(KeyboardInterrupt()), "not yet", "raised KeyboardInterrupt"),
        (double, raising(BaseException("all")), "not yet", "raised BaseException: all"),
        (double, leaves, "not yet", "raised SystemExit: it ended Python itself"),
        (double, np.negative, "not yet", "Add it to itself."),
        (double, with_a_lock(raising(Mute())), "not yet", "raised Mute: (an error without words)"),
        (double, with_a_lock(raising(SystemExit(1))), "not yet", "raised SystemExit: 1"),
        (double, with_a_lock(lambda x: x + x), "right", "twice is twice."),
        (double, raising(ValueError("x" * 10_000)), "not yet", "xxx …. Add it to itself."),
    ],
)
def test_whatever_comes_gets_a_verdict(check, answer, status, words):
    verdict = check(answer)
    assert verdict.status == status and words in verdict.words


def test_what_an_answer_prints_is_shown(capsys):
    def prints(x):
        print("x is", x)
        return x + x

    assert double(prints).status == "right" and capsys.readouterr().out == "x is 3.0\n"


def test_words_of_an_error_are_shown_as_they_stand():
    verdict = double(raising(ValueError("<lambda> *a* $x$ `b`\n  # no heading")))
    assert "ValueError: <lambda> *a* $x$ `b` # no heading. Add" in repr(verdict)
    assert "ValueError: <lambda> *a* $x$ `b` # no heading. Add" in html.unescape(verdict._repr_markdown_())
    assert not set("$`<") & set(verdict._repr_markdown_())


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


@pytest.mark.parametrize("damage", [b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b'{"00 double": [1], "x": 5}'])
def test_a_damaged_progress_file_stops_nothing(damage):
    write_state(FILE, damage)
    with capture_output():
        show_progress()
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
