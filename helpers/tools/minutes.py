"""Count the minutes of each lesson and write them into its header, its sections of *Further*, and the README.

python -m helpers.tools.minutes         # `make notebooks` does it too

Minutes are counted, not guessed: words / 190 + 3.5 s a line of code + 1.5 a panel + 5 an exercise + the time that the
live trainings took.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode

from helpers.paths import ROOT, lesson_notebooks, write_whole
from helpers.tools.notebook_cells import further_sections, split_lesson

WORDS_A_MINUTE, MINUTES_A_LINE, MINUTES_A_PANEL, MINUTES_AN_EXERCISE = 190, 3.5 / 60, 1.5, 5
LONGEST_LINE = 96  # a longer one counts as the lines it would take
WORDS_OF_A_FORMULA = 5
NOT_READ = ("setup", "article-listing")  # cells whose id begins so: setup and the article's code
_README_HEAD = "| lesson | core | reading | code | panels | exercises | training | *Further* |"
_MINUTES = re.compile(r"\b\d+ minutes\b")


class Minutes(NamedTuple):
    """What takes time in some cells."""

    words: int
    lines: int  # of code
    panels: int
    exercises: int
    training_seconds: float

    @property
    def parts(self) -> tuple[float, float, float, float, float]:
        """Minutes of reading, code, panels, exercises, training."""
        return (
            self.words / WORDS_A_MINUTE,
            self.lines * MINUTES_A_LINE,
            self.panels * MINUTES_A_PANEL,
            self.exercises * MINUTES_AN_EXERCISE,
            self.training_seconds / 60,
        )

    @property
    def total(self) -> int:
        """Whole minutes, one at least."""
        return max(1, round(sum(self.parts)))


def count_minutes(cells: Iterable[NotebookNode]) -> Minutes:
    """Count what a reader of these cells reads, runs and does; outputs must be stored.

    Words: all Markdown, folded answers too, and the sentences that a cell prints or displays; a formula counts five.
    Lines of code: neither blank nor comment, those of Markdown blocks too, but not setup and the article's listings.
    """
    words = lines = panels = exercises = 0
    seconds = 0.0
    for cell in cells:
        if cell.cell_type == "markdown":
            prose, blocks = _without_blocks(cell.source)
            words, lines = words + count_words(prose), lines + sum(map(_code_lines, blocks))
        elif cell.cell_type == "code" and not cell.id.startswith(NOT_READ):
            lines += _code_lines(cell.source)
            exercises += bool(re.search(r"^check_\w+\(\w+\)$", cell.source, re.MULTILINE))
            texts = [_text_of(output) for output in cell.outputs]
            panels += sum(text.startswith("Interactive panel") for text in texts)
            words += sum(count_words(_sentences(text)) for text in texts)
            trained = [re.findall(r": \w+ [\d.]+ of \d+, finished in (\d+) s", text) for text in texts]
            seconds += sum(float(number) for numbers in trained for number in numbers)
    return Minutes(words, lines, panels, exercises, seconds)


def count_words(prose: str) -> int:
    """Words of Markdown prose: pictures, addresses, tags and signs are none, a formula counts five."""
    prose = re.sub(r"!\[[^\]]*\]\([^)]*\)", " ", prose)
    prose = re.sub(r"\]\([^)]*\)|<[^>]*>|https?://\S+", " ", prose)
    prose, formulas = re.subn(r"\$\$.+?\$\$|\$[^$\n]+\$", " ", prose, flags=re.DOTALL)
    return len([word for word in prose.split() if re.search(r"\w", word)]) + WORDS_OF_A_FORMULA * formulas


def _without_blocks(markdown: str) -> tuple[str, list[str]]:
    blocks = re.findall(r"```\w*\n(.*?)```", markdown, re.DOTALL)
    return re.sub(r"```\w*\n.*?```", " ", markdown, flags=re.DOTALL), blocks


def _code_lines(source: str) -> int:
    lines = [line.rstrip() for line in source.splitlines() if line.strip() and not line.strip().startswith("#")]
    return sum(-(-len(line) // LONGEST_LINE) for line in lines)


def _text_of(output: NotebookNode) -> str:
    if output.output_type == "stream":
        return output.text
    data = output.get("data", {})
    return data.get("text/markdown") or data.get("text/plain") or output.get("evalue", "")


def _sentences(text: str) -> str:
    """What of an output is read as sentences: lines of four words or more, no rows of tables, no numbers of pictures."""
    head = text.split("\n")[:2] if text.startswith("Interactive panel") else text.split("\n")
    head = [] if text.startswith("Figure: ") else head[1:] if text.startswith("Interactive panel") else head
    return "\n".join(line for line in head if len(line.split()) > 3 and not re.match(r"\s*[|│┃┏┡└├]", line))


def lesson_minutes(notebook: NotebookNode) -> tuple[Minutes, Minutes]:
    """The minutes of the core and of *Further*."""
    core, further = split_lesson(notebook)
    return count_minutes(core), count_minutes(further)


def write_minutes(notebook: NotebookNode) -> None:
    """Write the counted minutes into the header of a lesson and the first line of minutes of each section of *Further*."""
    core, _ = lesson_minutes(notebook)
    notebook.cells[0].source = _MINUTES.sub(f"{core.total} minutes", notebook.cells[0].source, count=1)
    for section in further_sections(notebook):
        counted = count_minutes(section).total
        section[0].source = _MINUTES.sub(f"{counted} minutes", section[0].source, count=1)


def readme_table() -> str:
    """The README's table of minutes, a row a lesson."""
    rows = [_README_HEAD, "|---" * 8 + "|"]
    for number, path in enumerate(lesson_notebooks()):
        notebook = nbformat.read(path, as_version=4)
        core, further = lesson_minutes(notebook)
        name = notebook.cells[0].source.splitlines()[0].split("·")[1].split(":")[0].strip()
        beyond = further.total if split_lesson(notebook)[1] else "–"
        cells = [f"{number} · {name}", core.total, *(round(part) for part in core.parts), beyond]
        rows.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(rows)


def write_readme() -> None:
    """Put the counted minutes into both tables of the README."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(_README_HEAD)
    text = before + readme_table() + "\n\n" + rest.partition("\n\n")[2]
    for lesson in lesson_notebooks():
        total = lesson_minutes(nbformat.read(lesson, as_version=4))[0].total
        text = re.sub(rf"(\]\(notebooks/{lesson.name}\) \|[^|\n]*\|) \d+ \|", rf"\1 {total} |", text)
    write_whole(path, text)


def main() -> None:
    """Write the minutes of all lessons and of the README."""
    for path in lesson_notebooks():
        notebook = nbformat.read(path, as_version=4)
        write_minutes(notebook)
        nbformat.write(notebook, path)
    write_readme()
    print(readme_table())


if __name__ == "__main__":
    main()
