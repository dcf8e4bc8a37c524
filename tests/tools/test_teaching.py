import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.tools.teaching import GUIDE, counted_guide, numbered_lessons

TEXT = GUIDE.read_text(encoding="utf-8")
PARTS = {part[0]: part for part in re.split(r"(?m)^## (?=\d · )", TEXT)[1:]}
SMALL = """## 3 · A lesson

| section | cells | minutes | in 45 | in 90 |
|---|---|---|---|---|
| One | 9 | 9.9 | • | • |
| Two | 9 | 9.9 | – | • |
| More | 9 | 9.9 | – | • |
| **together** | | | 9 | 9 |
"""


def small_lesson():
    texts = ["# Title", "## One\n\n" + "word " * 380, "## Two\n\n" + "word " * 190, "# Further", "## More", "Text."]
    cells = [new_markdown_cell(text) for text in texts]
    return new_notebook(cells=[*cells[:2], new_code_cell("x = 1"), *cells[2:]])


def test_the_plans_are_counted():
    assert counted_guide(TEXT, numbered_lessons()) == TEXT, "run make minutes"


@pytest.mark.parametrize("lesson", "012345")
def test_a_lesson_has_two_plans_that_fit_and_three_questions(lesson):
    short, long = map(int, re.search(r"\*\*together\*\* \| \| \| (\d+) \| (\d+) \|", PARTS[lesson]).groups())
    assert 30 <= short <= 42 and 45 <= long <= 75, "talking takes time, too"
    assert len(re.findall(r"(?m)^\d\. \*.+\?.*\*", PARTS[lesson])) == 3
    for heading in ("Beforehand", "Ask the class", "Often believed", "Another number"):
        assert f"**{heading}" in PARTS[lesson]


def test_cells_and_minutes_are_filled_in():
    counted = counted_guide(SMALL, {"3": small_lesson()})
    assert "| One | 2 | 2.1 | • | • |" in counted and "| Two | 1 | 1.0 | – | • |" in counted
    assert "| **together** | | | 2 | 3 |" in counted
    assert counted_guide(SMALL, {"4": small_lesson()}) == SMALL


def test_a_section_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="Expected a section of lesson 3; got 'Two'.*It has: Title, One"):
        counted_guide(SMALL, {"3": new_notebook(cells=small_lesson().cells[:3])})
