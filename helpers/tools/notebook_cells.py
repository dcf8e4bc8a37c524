"""Run a notebook's tagged cells in a kernel of their own, with another seed."""

import contextlib
import json
import re
from pathlib import Path

import nbformat
from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode

from helpers.paths import NOTEBOOKS, ROOT, lesson_notebooks
from helpers.tools.kernels import run_cells
from helpers.tools.made_of import made_of

_FURTHER = re.compile(r"^#{1,2} (?:[\d.·]+ )?Further\b")


def split_lesson(notebook: NotebookNode) -> tuple[list[NotebookNode], list[NotebookNode]]:
    """The cells of the core and those of *Further*, its heading included; a lesson without that heading is all core."""
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown" and _FURTHER.match(cell.source):
            return notebook.cells[:number], notebook.cells[number:]
    return list(notebook.cells), []


def further_sections(notebook: NotebookNode) -> list[list[NotebookNode]]:
    """The cells of each section of *Further*, its heading first.

    A section begins at a heading one level below that of *Further* (``### `` below ``## ``); what stands before the
    first one belongs to none.
    """
    _, further = split_lesson(notebook)
    if not further:
        return []
    level = re.match(r"#+", further[0].source)[0] + "# "
    sections = []
    for cell in further[1:]:
        if cell.cell_type == "markdown" and cell.source.startswith(level):
            sections.append([])
        if sections:
            sections[-1].append(cell)
    return sections


_SEED_LINE = re.compile(r"^SEED = .*$", re.MULTILINE)
_MARK = "MEASURED "
_SETUP = "from helpers.startup import start"
_HOLD_BACK = """
import sys
sys.path.insert(0, {root!r})
import helpers.data.builtin.digits
helpers.data.builtin.digits.validation_block = {block}
"""


def notebook_path(lesson: str) -> Path:
    """The notebook of a lesson.

    Args:
        lesson: its number, "00" to "05".

    Raises:
        ValueError: no such lesson.
    """
    found = {path.name[:2]: path for path in lesson_notebooks(NOTEBOOKS)}
    if lesson not in found:
        raise ValueError(
            f"Expected a lesson out of {', '.join(found)}; got {lesson!r}. Use its two digits, for example 03."
        )
    return found[lesson]


def experiments(path: Path) -> list[str]:
    """Names of the experiments of a notebook: cells tagged ``record:NAME`` lead up to a function NAME(seed)."""
    tags = (tag for cell in _read(path).cells for tag in cell.metadata.get("tags", []))
    return sorted({tag.removeprefix("record:") for tag in tags if tag.startswith("record:")})


def tagged_source(path: Path, name: str) -> list[str]:
    """The code of the cells tagged ``record:name``, in order.

    Raises:
        ValueError: no cell has the tag.
    """
    cells = [cell.source for cell in _read(path).cells if f"record:{name}" in cell.metadata.get("tags", [])]
    if not cells:
        raise ValueError(
            f"Expected an experiment out of {', '.join(experiments(path)) or '(none)'} in {Path(path).name}; got {name!r}. "
            f"Tag the cells it needs with record:{name}."
        )
    return cells


def tagged_names(lesson: str, name: str) -> dict:
    """Run an experiment's cells in this process; for scripts that store what a lesson trains.

    Args:
        lesson: "00" to "05".
        name: the experiment.

    Returns:
        dict of the names that the cells define.

    Raises:
        ValueError: no such lesson or experiment.
    """
    names = {}
    with contextlib.chdir(NOTEBOOKS):  # where the cells expect to run
        exec(_as_python(tagged_source(notebook_path(lesson), name)), names)
    return names


def experiment_made_of(path: Path, name: str) -> dict[str, str]:
    """What an experiment's numbers are made of, as :func:`helpers.tools.made_of.made_of` tells it.

    The setup cell does not count.
    """
    return made_of(_as_python(source for source in tagged_source(path, name) if _SETUP not in source))


def run_experiment(path: Path, name: str, seed: int, *, block: int | None = None) -> dict:
    """Run an experiment's cells in a fresh kernel, with ``SEED = seed``, then the function ``name(seed)``.

    Args:
        path: of the notebook.
        name: of the experiment.
        seed: whole number.
        block: of the scans before the test part, 0 to 5, to hold back for validation; the lesson's own if left out.

    Returns:
        the dict of numbers that the function returned.

    Raises:
        ValueError: no such experiment. nbclient.exceptions.CellExecutionError: a cell failed.
    """
    sources = [_SEED_LINE.sub(f"SEED = {int(seed)}", source) for source in tagged_source(path, name)]
    if block is not None:
        sources.insert(0, _HOLD_BACK.format(root=str(ROOT), block=int(block)))
    last = f"import json\nprint({_MARK!r} + json.dumps({name}({int(seed)})))"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in [*sources, last]])
    run_cells(notebook)
    text = "".join(output.get("text", "") for output in notebook.cells[-1].outputs)
    return json.loads(text[text.rindex(_MARK) + len(_MARK) :])


def _as_python(sources):
    """The cells' code as one Python source: IPython's own lines (!, %) become calls."""
    return TransformerManager().transform_cell("\n\n".join(sources))


def _read(path):
    return nbformat.read(path, as_version=4)
