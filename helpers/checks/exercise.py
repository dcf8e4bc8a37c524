"""One exercise: its solution, its known mistakes, and the verdict on an answer."""

import inspect
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from helpers.checks.process import FunctionProcess, NotSent, Raised, TooSlow, run_limited, with_copies
from helpers.checks.same import as_compared, has_dots, misfit, same
from helpers.state import change_state, read_state

FILE = "progress.json"


def noted_results() -> dict[str, str]:
    """lesson and name → status; empty where the file is missing or damaged."""
    return _results_in(read_state(FILE))


def note_result(lesson: str, name: str, status: str) -> None:
    """Keep the status of an exercise, unless it was right before; where nothing can be written the lesson goes on."""
    key = f"{lesson} {name}"

    def noted(old):
        results = _results_in(old)
        if results.get(key) in ("right", status):
            return None
        return json.dumps({**results, key: status}, indent=2, sort_keys=True).encode()

    if status != "not attempted":
        change_state(FILE, noted)


def _results_in(content):
    try:
        results = json.loads(content or b"{}")
    except (ValueError, RecursionError):
        return {}
    pairs = results.items() if isinstance(results, dict) else ()
    return {key: status for key, status in pairs if isinstance(status, str)}


SECONDS = 5.0  # an answer that is a function may take this long


@dataclass(frozen=True)
class Verdict:
    """What is said of an answer: ``status`` is "not attempted", "right" or "not yet".

    ``quoted`` is the part of the words that comes from the reader's code, and is shown as it stands.
    """

    status: str
    words: str
    quoted: str = ""

    def __repr__(self) -> str:
        return f"{dict(right='✓ Right', **{'not yet': '✗ Not yet'}).get(self.status, '○ Not attempted')}: {self.words}"

    def _repr_markdown_(self):
        mark, _, words = repr(self).partition(": ")
        if self.quoted:  # neither Markdown nor HTML nor a formula
            plain = re.sub(r"[!-/:-@[-`{-~]", lambda sign: f"&#{ord(sign[0])};", self.quoted)
            words = words.replace(self.quoted, plain)
        return f"**{mark}**: {words}"


@dataclass(frozen=True)
class Exercise:
    """A question with one right value; call it with an answer to get a :class:`Verdict`.

    Args:
        lesson: "00" to "05".
        name: a few words.
        solution: a right answer: a number, a shape, an array, a text, a function or a Keras model.
        why: what is said when it is right.
        mistakes: known wrong answers, each with the hint that fits it.
        hint_words: for any other wrong answer.
        plain_hint: a second, plainer one, on asking: ``check.hint()``.
        value: from an answer to what is compared: for a function, what it gives for some input.
    """

    lesson: str
    name: str
    solution: Any
    why: str
    mistakes: tuple[tuple[Any, str], ...]
    hint_words: str
    plain_hint: str
    value: Callable[[Any], Any] = field(default=lambda answer: answer)

    def __call__(self, answer: Any) -> Verdict:
        verdict = self._verdict(answer)
        note_result(self.lesson, self.name, verdict.status)
        return verdict

    def hint(self) -> Verdict:
        """The second, plainer hint."""
        return Verdict("not yet", self.plain_hint)

    def _verdict(self, answer):
        try:
            if has_dots(answer):
                return Verdict("not attempted", "replace the three dots with your answer, then run the cell again.")
            return self._judged(self._value_of(answer))
        except _NothingYet:
            return Verdict("not attempted", "your function gives nothing back yet: replace the three dots.")
        except TooSlow:
            return Verdict(
                "not yet", f"your answer was still running after {SECONDS:.0f} seconds: is there an endless loop?"
            )
        except Exception as error:  # whatever the reader's code raises, or gives, becomes a hint
            raised = error if isinstance(error, Raised) else Raised.of(error)
            told = _shortened("{}: {}".format(*raised.args))
            if isinstance(error, Raised) or not callable(self.solution):
                return Verdict("not yet", f"your answer raised {told}. {self.hint_words}", told)
            if not callable(answer):
                return Verdict(
                    "not yet", f"a function is wanted, not its result: write def … return. {self.hint_words}"
                )
            return Verdict("not yet", f"what your function gives does not fit ({told}). {self.hint_words}", told)

    def _value_of(self, answer):
        """What is compared of an answer; a function runs where it can be ended, and never sees our own arguments."""
        if not (inspect.isfunction(self.solution) and callable(answer)):
            return run_limited(lambda: as_compared(self.value(answer)), SECONDS)
        texts = isinstance(self.value(self.solution), str)
        try:
            with FunctionProcess(answer, SECONDS) as function:
                return as_compared(self.value(_watched(function, texts)))
        except NotSent:
            return run_limited(lambda: as_compared(self.value(_watched(with_copies(answer), texts))), SECONDS)

    def _judged(self, value):
        if same(value, self.value(self.solution)):
            return Verdict("right", self.why)
        for example, hint in self.mistakes:
            if same(value, self.value(example)):
                return Verdict("not yet", hint)
        return Verdict("not yet", f"{misfit(value, self.value(self.solution))}{self.hint_words}")


class _NothingYet(Exception):
    """The reader's function gave the three dots of the starter, or nothing, back."""


def _watched(function, texts):
    """The same function, but raising _NothingYet where it gives nothing back, TypeError where a text and no text is due."""

    def watched(*arguments, **options):
        result = function(*arguments, **options)
        if result is None or has_dots(result):
            raise _NothingYet
        if not texts and np.asarray(result).dtype.kind in "US":
            raise TypeError(f"a text came back: {result!r}")
        return result

    return watched


def _shortened(text, most=300):
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]} …"
