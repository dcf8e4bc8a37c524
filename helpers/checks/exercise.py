"""One exercise: its solution, its known mistakes, and the verdict on an answer."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from helpers.checks.limit import TooSlow, run_limited
from helpers.checks.results import note_result

SECONDS = 5.0  # an answer that is a function may take this long


@dataclass(frozen=True)
class Verdict:
    """What is said of an answer: ``status`` is "not attempted", "right" or "not yet"."""

    status: str
    words: str

    def __repr__(self):
        return f"{dict(right='✓ Right', **{'not yet': '✗ Not yet'}).get(self.status, '○ Not attempted')}: {self.words}"

    def _repr_markdown_(self):
        mark, _, words = repr(self).partition(": ")
        return f"**{mark}**: {words}"


@dataclass(frozen=True)
class Exercise:
    """A question with one right value; call it with an answer to get a :class:`Verdict`.

    Args:
        lesson: "00" to "05". name: a few words.
        solution: a right answer: a number, a shape, an array, a text, a function or a Keras model.
        why: what is said when it is right.
        mistakes: known wrong answers, each with the hint that fits it.
        hint_words: for any other wrong answer. plain_hint: a second, plainer one, on asking: ``check.hint()``.
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

    def __call__(self, answer):
        verdict = self._verdict(answer)
        note_result(self.lesson, self.name, verdict.status)
        return verdict

    def hint(self):
        """The second, plainer hint."""
        return Verdict("not yet", self.plain_hint)

    def _verdict(self, answer):
        if answer is ...:
            return Verdict("not attempted", "replace the three dots with your answer, then run the cell again.")
        given = _watched(answer) if inspect.isfunction(answer) else answer
        try:
            value = run_limited(lambda: self.value(given), SECONDS)
        except _NothingYet:
            return Verdict("not attempted", "your function gives nothing back yet: replace the three dots.")
        except TooSlow:
            return Verdict(
                "not yet", f"your answer was still running after {SECONDS:.0f} seconds: is there an endless loop?"
            )
        except Exception as error:  # whatever the reader's code raises becomes a hint
            return Verdict("not yet", f"your answer raised {type(error).__name__}: {error}. {self.hint_words}")
        if _same(value, self.value(self.solution)):
            return Verdict("right", self.why)
        for example, hint in self.mistakes:
            if _same(value, self.value(example)):
                return Verdict("not yet", hint)
        if _has_nan(value):
            return Verdict(
                "not yet", f"your answer has NaN (not a number) in it: look for 0/0 or log 0. {self.hint_words}"
            )
        return Verdict("not yet", self.hint_words)


class _NothingYet(Exception):
    """The reader's function gave the three dots of the starter, or nothing, back."""


def _watched(function):
    """The same function, but raising _NothingYet where it gives nothing back."""

    def watched(*arguments, **options):
        result = function(*arguments, **options)
        if result is ... or result is None:
            raise _NothingYet
        return result

    return watched


def _same(a, b):
    """Equal texts, or equal shapes with numbers equal to about four digits."""
    if isinstance(a, str) or isinstance(b, str):
        return isinstance(a, str) and isinstance(b, str) and a.strip().lower() == b.strip().lower()
    try:
        a, b = np.asarray(a, "float64"), np.asarray(b, "float64")
    except (TypeError, ValueError):
        return False
    return a.shape == b.shape and bool(np.allclose(a, b, rtol=1e-4, atol=1e-4))


def _has_nan(value):
    try:
        return bool(np.isnan(np.asarray(value, "float64")).any())
    except (TypeError, ValueError):
        return False
