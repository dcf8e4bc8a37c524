"""How far the reader has come: every exercise of the series with its status."""

import importlib.util
import pkgutil

import helpers
from helpers.checks.exercise import Exercise, noted_results
from helpers.findings import show_table


def exercises() -> dict[str, Exercise]:
    """Every exercise of the series by the name of its check, in the order of the lessons; found, not listed.

    They lie in ``exercises.py`` of each lesson's room.
    """
    found = {}
    for room in pkgutil.iter_modules(helpers.__path__, "helpers."):
        if room.ispkg and importlib.util.find_spec(f"{room.name}.exercises"):
            names = vars(importlib.import_module(f"{room.name}.exercises")).items()
            found |= {name: value for name, value in names if isinstance(value, Exercise)}
    return dict(sorted(found.items(), key=lambda item: item[1].lesson))


def show_progress() -> None:
    """Show every exercise of the series with its status as a table."""
    results = noted_results()
    marks = {"right": "✓ right", "not yet": "✗ not yet"}
    rows = [
        [e.lesson, e.name, marks.get(results.get(f"{e.lesson} {e.name}"), "○ not attempted")]
        for e in exercises().values()
    ]
    show_table(["lesson", "exercise", "status"], rows)
