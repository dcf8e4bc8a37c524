"""The test set speaks once: its scores stay hidden until ``FINAL=1`` says that everything has been chosen."""

import os
import re

HIDDEN = "hidden until FINAL=1"
_TEST = re.compile(r"\btest\b")


def final() -> bool:
    """Whether the environment says FINAL=1."""
    return os.environ.get("FINAL") == "1"


def without_test_scores(result: dict) -> dict:
    """The same result with :data:`HIDDEN` in place of each score whose name has the word "test"; all of it if FINAL=1.

    Args:
        result: dict of numbers, lists and dicts, as an experiment returns it.
    """
    if final():
        return result
    shown = {}
    for name, value in result.items():
        if _TEST.search(name):
            value = HIDDEN
        elif isinstance(value, dict):
            value = without_test_scores(value)
        elif isinstance(value, list):
            value = [without_test_scores(item) if isinstance(item, dict) else item for item in value]
        shown[name] = value
    return shown
