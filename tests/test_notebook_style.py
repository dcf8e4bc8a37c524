"""What every lesson must look like; house rules that a machine can read."""

import re

import nbformat
import pytest

from helpers.paths import NOTEBOOKS
from helpers.tools.address import public_address

ORDER = [
    "00_introduction.ipynb",
    "01_cnn.ipynb",
    "02_rnn.ipynb",
    "03_gan.ipynb",
    "04_vae.ipynb",
    "05_transfer_learning.ipynb",
]
TAGS = {"raises-exception", "nbval-ignore-output"}
LONGEST_CELL, LONGEST_LINE, LARGEST_FILE = 25, 120, 2**20


def faults(notebook):
    """Every departure from the rules, as text; none for a good lesson."""
    found = []
    cells = notebook.cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    header = cells[0].source
    for part, pattern in {
        "a title": r"^# \d · \S",
        "a link to Colab": r"\[Open in Colab\]\(https://colab\.research\.google\.com/github/",
        "the reader's goals": r"\*\*You will\*\*",
        "the minutes it takes": r"\bminutes\b",
    }.items():
        if cells[0].cell_type != "markdown" or not re.search(pattern, header, re.MULTILINE):
            found.append(f"the header lacks {part}")
    if not 3 <= len(re.findall(r"^- ", header, re.MULTILINE)) <= 5:
        found.append("the header has not 3 to 5 goals")
    if not any(re.search(r"^## Summary", cell.source, re.MULTILINE) for cell in cells if cell.cell_type == "markdown"):
        found.append("no summary")
    if not code[-1].source.rstrip().startswith("#") and code[-1].id != "last-check":
        found.append("the last code cell is not the last check")
    for cell in cells:
        if cell.cell_type == "markdown" and re.search(r"\|\s*\|.*\n\|[\s:|-]+\|", cell.source):
            found.append(f"cell {cell.id} has a table with a column without a name")
    for cell in code:
        where, lines = f"cell {cell.id}", cell.source.splitlines()
        tags = set(cell.metadata.get("tags", []))
        outputs = cell.get("outputs", [])
        if len(lines) > LONGEST_CELL:
            found.append(f"{where} has {len(lines)} lines, {LONGEST_CELL} at most")
        if any(len(line) > LONGEST_LINE for line in lines):
            found.append(f"{where} has a line of over {LONGEST_LINE} characters")
        if re.search(r"^\s*from \S+ import \*", cell.source, re.MULTILINE):
            found.append(f"{where} has a star import")
        if re.search(r"^\s*(!|%)\s*(pip|conda|apt)", cell.source, re.MULTILINE):
            found.append(f"{where} installs something")
        if re.search(r"^\w+ (\+|-|\*|/)= ", cell.source, re.MULTILINE):
            found.append(f"{where} changes a name in place: not safe to run twice")
        if "NBVAL" in cell.source:
            found.append(f"{where} has a test marker readers see; use a tag")
        if cell.execution_count is None:
            found.append(f"{where} was stored without being run")
        if unknown := {tag for tag in tags if tag not in TAGS and not tag.startswith("record:")}:
            found.append(f"{where} has unknown tags {sorted(unknown)}")
        raised = any(output.output_type == "error" for output in outputs)
        if raised != ("raises-exception" in tags):
            found.append(
                f"{where} {'raises without the tag' if raised else 'is tagged raises-exception and raises nothing'}"
            )
        for output in outputs:
            data = output.get("data", {})
            if re.search(r"<img(?![^>]* alt=\"[^\"]+\")", data.get("text/html", "")):
                found.append(f"{where} has a picture without alt text")
            if re.search(
                r"(/home/|/root/|/Users/|/work/|site-packages|[A-Z]:\\\\)",
                str(output.get("text", "")) + str(data.get("text/plain", "")) + "".join(output.get("traceback", [])),
            ):
                found.append(f"{where} stores a path of the machine it ran on")
    if [cell.execution_count for cell in code] != list(range(1, len(code) + 1)):
        found.append("the cells were not run once each from top to bottom")
    return found


def setup_cell(notebook):
    """The part of the setup cell that is the same in all lessons: up to start(SEED)."""
    source = next(cell for cell in notebook.cells if cell.cell_type == "code").source
    return source[: source.index("start(SEED)")]


def read(name):
    return nbformat.read(NOTEBOOKS / name, as_version=4)


def test_the_six_lessons_are_there_in_order():
    assert sorted(path.name for path in NOTEBOOKS.glob("*.ipynb")) == ORDER


@pytest.mark.parametrize("name", ORDER)
def test_a_lesson_keeps_the_rules(name):
    assert faults(read(name)) == []


@pytest.mark.parametrize("name", ORDER)
def test_a_lesson_is_small_enough_to_open_anywhere(name):
    assert (NOTEBOOKS / name).stat().st_size < LARGEST_FILE


@pytest.mark.parametrize("name", ORDER)
def test_the_link_to_colab_opens_this_very_notebook_and_shows_once_there_is_an_address(name):
    header = read(name).cells[0].source
    assert "![" not in header, "a picture from elsewhere is broken offline"
    assert ("<!-- [Open in Colab]" in header) == ("/YOUR_ACCOUNT/" in public_address()[0] + "/")
    assert re.search(rf"/blob/[^/\s]+/notebooks/{re.escape(name)}\)", read(name).cells[0].source)


@pytest.mark.parametrize("name", ORDER[1:])
def test_a_model_lesson_has_its_switches_and_can_record_again(name):
    code = {cell.id: cell for cell in read(name).cells if cell.cell_type == "code"}
    switches = code["switches"]
    assert {'DATASET = "built-in"', 'PRESET = "laptop"'} <= {
        line.split("  #")[0] for line in switches.source.splitlines()
    }
    assert "tags" not in switches.metadata, "a tag would make every recording depend on the switches"
    assert any(f'record_again("{name[:2]}")' in cell.source for cell in code.values())


def test_setup_and_imports_are_folded():
    for name in ORDER:
        for cell in read(name).cells:
            if cell.id == "setup" or cell.id.startswith("imports"):
                assert cell.metadata.get("jupyter", {}).get("source_hidden"), f"{name}, cell {cell.id}"


def test_all_lessons_start_alike():
    assert len({setup_cell(read(name)) for name in ORDER}) == 1


@pytest.mark.parametrize("name", ORDER)
def test_links_between_lessons_lead_somewhere(name):
    for cell in (cell for cell in read(name).cells if cell.cell_type == "markdown"):
        for target in re.findall(r"\]\((?!https?:|#|attachment:)([^)\s]+)\)", cell.source):
            assert (NOTEBOOKS / target.split("#")[0]).exists(), f"{target} in cell {cell.id}"


def broken(change):
    notebook = read(ORDER[0])
    change(notebook, next(cell for cell in notebook.cells if cell.cell_type == "code" and cell.id != "setup"))
    return notebook


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda nb, cell: nb.cells.pop(0), "the header lacks a title"),
        (lambda nb, cell: cell.update(source="x = 1\n" * 26), "26 lines"),
        (lambda nb, cell: cell.update(source="from numpy import *"), "star import"),
        (lambda nb, cell: cell.update(source="!pip install keras"), "installs something"),
        (lambda nb, cell: cell.update(source="total += 1"), "not safe to run twice"),
        (lambda nb, cell: cell.update(source="# NBVAL_SKIP"), "test marker"),
        (lambda nb, cell: cell.update(execution_count=None), "without being run"),
        (lambda nb, cell: cell.metadata.update(tags=["nbval-skip"]), "unknown tags"),
        (lambda nb, cell: cell.metadata.update(tags=["raises-exception"]), "raises nothing"),
        (lambda nb, cell: cell.update(source="x" * 121), "over 120 characters"),
        (
            lambda nb, cell: cell.outputs.append(
                nbformat.v4.new_output("display_data", {"text/html": '<img src="x" alt="">'})
            ),
            "alt text",
        ),
        (
            lambda nb, cell: cell.outputs.append(nbformat.v4.new_output("stream", text="/home/me/x.py")),
            "path of the machine",
        ),
    ],
)
def test_a_broken_rule_is_found(change, fault):
    assert any(fault in found for found in faults(broken(change)))
