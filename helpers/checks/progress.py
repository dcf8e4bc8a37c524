"""How far the reader has come, kept in one small file of theirs."""

import importlib
import json
import pkgutil

from helpers.state import read_state, write_state
from helpers.tables import show_table

FILE = "progress.json"


def _results():
    """lesson and name → status; empty where the file is missing or damaged."""
    try:
        results = json.loads(read_state(FILE) or b"{}")
    except ValueError:
        return {}
    return results if isinstance(results, dict) else {}


def note_result(lesson, name, status):
    """Keep the status of an exercise, unless it was right before; where nothing can be written the lesson goes on."""
    results, key = _results(), f"{lesson} {name}"
    if status != "not attempted" and results.get(key) != "right":
        write_state(FILE, json.dumps({**results, key: status}, indent=2, sort_keys=True).encode())


def exercises():
    """Every exercise of the series by the name of its check, in the order of the lessons; found, not listed."""
    import helpers.checks as package
    from helpers.checks.exercise import Exercise

    found = {}
    for module in pkgutil.iter_modules(package.__path__, "helpers.checks."):
        names = vars(importlib.import_module(module.name)).items()
        found |= {name: value for name, value in names if isinstance(value, Exercise)}
    return dict(sorted(found.items(), key=lambda item: item[1].lesson))


def show_progress():
    """Show every exercise of the series with its status as a table."""
    results = _results()
    marks = {"right": "✓ right", "not yet": "✗ not yet"}
    rows = [
        [e.lesson, e.name, marks.get(results.get(f"{e.lesson} {e.name}"), "○ not attempted")]
        for e in exercises().values()
    ]
    show_table(["lesson", "exercise", "status"], rows)
