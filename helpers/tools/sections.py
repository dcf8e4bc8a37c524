"""The two parts of a lesson: the core, and *Further* with its sections, each of which needs the core alone."""

import re

from nbformat import NotebookNode

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
