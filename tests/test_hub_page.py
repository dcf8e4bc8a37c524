"""The table of students for a server in docs/hub/README.md adds up."""

import re

import pytest

from helpers.paths import ROOT
from tests.hub.students import KERNEL_PEAKS, SIZES, students, students_table

PAGE = (ROOT / "docs/hub/README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d) \| ([\d,]+) MiB \| (.*) \| (.*) \|$", PAGE, re.MULTILINE)


def test_a_student_needs_memory_and_the_system_too():
    assert students(8, 1000) == 6 and students(8, 7000) == 0 and students(1, 100) == 0
    assert "| 3 | 1,000 MiB | 6 | 14 | 31 | 64 | here |" in students_table({"03": (1000, "here")})


def test_every_lesson_has_a_row():
    assert [row[0] for row in ROWS] == list("012345")


@pytest.mark.parametrize(("lesson", "need", "counts", "source"), ROWS)
def test_a_row_adds_up(lesson, need, counts, source):
    need = int(need.replace(",", ""))
    # what the page shows is rounded
    for size, count in zip(SIZES, counts.split(" | "), strict=True):
        assert students(size, need + 0.5) <= int(count) <= students(size, need - 0.5)
    if f"0{lesson}" in KERNEL_PEAKS:
        server = int(re.search(r"server needs (\d+) MiB", PAGE)[1])
        assert abs(need - KERNEL_PEAKS[f"0{lesson}"] - server) <= 1, "the kernel's peak and the server's"
