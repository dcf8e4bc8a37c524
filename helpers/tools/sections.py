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
    """The code cells of each section of *Further*.

    A section begins at the first heading below that of *Further*, one level down (``### `` below ``## ``); what stands
    before it belongs to none. The last check of the lesson, a code cell with the id "last-check", is no section's.

    Returns:
        a list of cells for each section, in order.
    """
    _, further = split_lesson(notebook)
    if not further:
        return []
    level = re.match(r"#+", further[0].source)[0] + "#"
    sections = []
    for cell in further[1:]:
        if cell.cell_type == "markdown" and cell.source.startswith(f"{level} "):
            sections.append([])
        elif cell.cell_type == "code" and sections and cell.id != "last-check":
            sections[-1].append(cell)
    return sections
