"""Count cells and minutes of the plans in docs/teaching.md again; `make minutes` does it."""

import re

import nbformat
from nbformat import NotebookNode

from helpers.paths import ROOT, lesson_notebooks, write_whole
from helpers.tools.minutes import count_minutes
from helpers.tools.notebook_cells import further_sections, split_lesson

GUIDE = ROOT / "docs" / "teaching.md"
_HEADING = re.compile(r"^#{1,3} (.*)$", re.MULTILINE)
_ROW = re.compile(r"^\| (?P<name>[^|]+?) \| [^|]* \| [^|]* \| (?P<short>[•–]) \| (?P<long>[•–]) \|$", re.MULTILINE)
_TOTAL = re.compile(r"^\| \*\*together\*\* .*$", re.MULTILINE)


def section_times(notebook: NotebookNode) -> dict[str, tuple[int, float]]:
    """Heading → cells and minutes of what stands below it; of *Further* only the sections as a whole."""
    parts = []
    for cell in split_lesson(notebook)[0]:
        heading = _HEADING.search(cell.source) if cell.cell_type == "markdown" else None
        if heading:
            parts.append((heading[1], []))
        parts[-1][1].append(cell)
    parts += [(_HEADING.search(section[0].source)[1], section) for section in further_sections(notebook)]
    return {name: (len(cells), sum(count_minutes(cells).parts)) for name, cells in parts}


def counted_guide(guide: str, notebooks: dict[str, NotebookNode]) -> str:
    """The guide with the numbers of its plans counted anew.

    Args:
        guide: its text; under each heading ``## N · …`` one table.
        notebooks: number of a lesson ("0" to "5") → its notebook; a lesson that is left out keeps its numbers.

    Raises:
        ValueError: a plan names a section that its lesson does not have.
    """
    parts = re.split(r"(?m)^(?=## \d · )", guide)
    for place, part in enumerate(parts):
        number = re.match(r"## (\d) · ", part)
        if number and number[1] in notebooks:
            parts[place] = _counted_part(part, section_times(notebooks[number[1]]), number[1])
    return "".join(parts)


def _counted_part(part, times, lesson):
    sums = {"short": 0.0, "long": 0.0}

    def counted(row):
        if row["name"] not in times:
            raise ValueError(f"Expected a section of lesson {lesson}; got {row['name']!r}. It has: {', '.join(times)}.")
        cells, minutes = times[row["name"]]
        for plan in sums:
            sums[plan] += minutes * (row[plan] == "•")
        return f"| {row['name']} | {cells} | {minutes:.1f} | {row['short']} | {row['long']} |"

    part = _ROW.sub(counted, part)
    return _TOTAL.sub(f"| **together** | | | {sums['short']:.0f} | {sums['long']:.0f} |", part, count=1)


def numbered_lessons() -> dict[str, NotebookNode]:
    """Number → notebook of each lesson."""
    return {path.name[1]: nbformat.read(path, as_version=4) for path in lesson_notebooks()}


def write_guide() -> None:
    """Count the plans of the teacher's guide again."""
    write_whole(GUIDE, counted_guide(GUIDE.read_text(encoding="utf-8"), numbered_lessons()))


if __name__ == "__main__":
    write_guide()
