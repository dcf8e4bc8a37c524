"""The setup cell finds the helpers from wherever a notebook is started, and says what is missing."""

import subprocess
import sys

import nbformat
import pytest

from helpers.paths import NOTEBOOKS, ROOT

SETUP = next(
    cell.source
    for cell in nbformat.read(NOTEBOOKS / "00_introduction.ipynb", as_version=4).cells
    if cell.cell_type == "code"
)
FINDING = "\n".join(
    line for line in SETUP[: SETUP.index("from helpers.startup")].splitlines() if not line.lstrip().startswith("!")
)


def found_from(folder):
    code = FINDING.replace("https://github.com", "pass") + "\nprint(home)"
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("folder", [NOTEBOOKS, ROOT], ids=["notebooks", "the repository"])
def test_the_helpers_are_found(folder):
    assert found_from(folder).stdout.strip() == str(ROOT)


def test_a_copy_beside_a_link_to_the_series_finds_it(tmp_path):
    (tmp_path / "five-models").symlink_to(ROOT)
    assert found_from(tmp_path).stdout.strip() == str(ROOT)


def test_helpers_of_somebody_else_are_passed_over(tmp_path):
    (tmp_path / "helpers").mkdir()
    (tmp_path / "lessons").mkdir()
    done = found_from(tmp_path / "lessons")
    assert "Expected the folder helpers next to notebooks" in done.stderr
