"""nbval itself, with our settings, on small lessons: what it lets pass and what it finds."""

import os
import re
import subprocess
import sys
import tomllib

import nbformat
import pytest

from helpers.paths import ROOT
from helpers.tools.kernels import run_cells

ADDOPTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"][
    "addopts"
]
FINDING = "from helpers.findings import finding\nfinding({!r}, {}, {})"
FIGURE = """
from helpers.plots.show import show
from helpers.plots.style import new_figure
figure, axis = new_figure()
axis.bar(["a", "b"], {}){}
show(figure, alt="Two bars."{})
"""
PANEL = """
import numpy as np
import ipywidgets as widgets
from helpers.panels.panel import Panel
Panel(lambda size: (np.eye(28) * {}, "{}"), alt="A line.", size=widgets.IntSlider(2, 1, 3))
"""


def failed_cells(stored, fresh, folder, monkeypatch):
    """Store a lesson of some cells with their outputs, put others in their place, and run nbval: numbers of what failed.

    Args:
        stored, fresh: texts of code cells, or (kind, text) pairs. folder: to write into.
    """
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("FIVE_MODELS_SWEEP", "")
    notebook = nbformat.v4.new_notebook(cells=[_cell(source) for source in stored])
    run_cells(notebook)
    for count, cell in enumerate([cell for cell in notebook.cells if cell.cell_type == "code"], start=1):
        cell.execution_count = count
    for cell, source in zip(notebook.cells, fresh):
        cell.source = source if isinstance(source, str) else source[1]
    nbformat.write(notebook, folder / "lesson.ipynb")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", "pyproject.toml", folder / "lesson.ipynb"],
        cwd=ROOT,
        env={**os.environ, "FIVE_MODELS_HOME": str(folder)},
        capture_output=True,
        text=True,
    )
    assert "passed" in done.stdout or "failed" in done.stdout, done.stdout + done.stderr
    return {int(number) for number in re.findall(r"FAILED \S*::Cell (\d+)", done.stdout)}


def _cell(source):
    kind, text = ("code", source) if isinstance(source, str) else source
    return nbformat.v4.new_code_cell(text) if kind == "code" else nbformat.v4.new_markdown_cell(text)


def test_a_finding_is_compared_by_its_words_claim_and_verdict(tmp_path, monkeypatch):
    changes = [  # (stored, fresh, whether it is a fault)
        (("accuracy", 0.957, "at_least=0.95"), ("accuracy", 0.963, "at_least=0.95"), False),
        (("accuracy on 252 digits", 0.957, "at_least=0.9"), ("accuracy on 252 digits", 0.9, "at_least=0.9"), False),
        (("ELBO", -121, "at_least=-125, unit='nats'"), ("ELBO", -118.25, "at_least=-125, unit='nats'"), False),
        (("FDD", 1132, "between=(900, 1200)"), ("FDD", 987.6, "between=(900, 1200)"), False),
        (("accuracy", 0.957, "at_least=0.95"), ("accuracy", 0.957, "at_least=0.94"), True),
        (("accuracy", 0.957, "at_least=0.95"), ("accuracy", 0.949, "at_least=0.95"), True),
        (("accuracy", 0.957, "at_least=0.95"), ("recall", 0.957, "at_least=0.95"), True),
        (("accuracy on 252 digits", 0.957, "at_least=0.9"), ("accuracy on 253 digits", 0.957, "at_least=0.9"), True),
        (("loss", 0.1, "at_most=0.2"), ("loss", "float('nan')", "at_most=0.2"), True),
        (("weights", 127_034, ""), ("weights", 127_035, ""), True),
        (("the sum", 0.25, ""), ("the sum", 0.26, ""), True),
    ]
    stored, fresh, faulty = zip(*changes)
    found = failed_cells(
        [FINDING.format(*a) for a in stored], [FINDING.format(*a) for a in fresh], tmp_path, monkeypatch
    )
    assert found == {number for number, fault in enumerate(faulty) if fault}


def test_a_picture_is_compared_by_what_it_shows(tmp_path, monkeypatch):
    changes = [
        (FIGURE.format([3, 4], "", ""), FIGURE.format([3, 4.0001], "", ""), False),
        (FIGURE.format([3, 4], "", ""), FIGURE.format([3, 4.1], "", ""), True),
        (FIGURE.format([3, 4], "", ""), FIGURE.format([3, 4], "; axis.set_xticks([0, 1], ['a', 'c'])", ""), True),
        (FIGURE.format([3, 4], "", ", live=True"), FIGURE.format([3, 5], "", ", live=True"), False),
        (PANEL.format(1, "a line"), PANEL.format(0.999, "a line"), False),
        (PANEL.format(1, "a line"), PANEL.format(0.5, "a line"), True),
        (PANEL.format(1, "a line"), PANEL.format(1, "two lines"), True),
    ]
    stored, fresh, faulty = zip(*changes)
    assert failed_cells(stored, fresh, tmp_path, monkeypatch) == {
        number for number, fault in enumerate(faulty) if fault
    }


LESSON = [
    "weights = [1, 2]",
    ("markdown", "# Further"),
    ("markdown", "## More data"),
    "data = [3]\nprint(weights, data)",
    "data",
    ("markdown", "## More layers"),
    "layers = 2\nprint(weights, layers)",
]


@pytest.mark.parametrize(
    ("place", "source", "found"),
    [
        (6, LESSON[6], set()),
        (6, "layers = 2\nprint(weights, layers) or data", {3}),
        (3, "data = [3]\nweights = 'lost'\nprint([1, 2], data)", set()),
    ],
    ids=["stands alone", "needs another section", "another section rebinds a name of the core"],
)
def test_a_section_of_further_runs_after_the_core_alone(tmp_path, monkeypatch, place, source, found):
    assert (
        failed_cells(LESSON, [source if n == place else cell for n, cell in enumerate(LESSON)], tmp_path, monkeypatch)
        == found
    )


def test_pytest_loads_the_plugin():
    assert "helpers.tools.nbval_plugin" in ADDOPTS
