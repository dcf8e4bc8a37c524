"""The README's numbers about the lessons are the lessons' own."""

import re

import nbformat
import pytest

from helpers.paths import ROOT, lesson_notebooks
from helpers.tools.minutes import lesson_minutes, readme_table

README = (ROOT / "README.md").read_text(encoding="utf-8")
LESSONS = lesson_notebooks()


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_minutes_of_a_lesson_are_counted(path):
    core, _ = lesson_minutes(nbformat.read(path, as_version=4))
    assert re.search(rf"\]\(notebooks/{path.name}\) \|[^|]*\| {core.total} \|", README), "run make minutes"


def test_the_table_of_minutes_is_counted():
    assert readme_table() in README, "run make minutes"


def test_every_make_command_named_there_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"lab", "test", "classroom"} <= set(re.findall(r"`?make ([a-z-]+)", README)) <= targets
