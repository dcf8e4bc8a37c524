"""Cut the core of a lesson into slides: from the slide types of its cells and its headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode

from helpers.tools.lesson_html import answers_in, pictures_of, prints_of, size_of, tables_of, without_answers
from helpers.tools.notebook_cells import split_lesson

FEW_WORDS, SHORT_SENTENCE = 25, 9
MANY_WORDS, MOST_WORDS = 100, 125  # beside a picture or table: from here on shorter, from there on two slides
MOST_HEIGHT = 1.2  # of the pictures of a slide together, each as wide as 1
MOST_CODE = 24  # lines on a slide without a picture; beside a picture a cell of three lines is shown
MORE = " (more)"  # a slide that goes on
_HEADING = re.compile(r"^#{1,3} .*$", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!e\.g\.)\s+(?=[^\sa-z(])|(?<=[.!?]\*\*)\s+")
_ASKED = ("**Think", "**Exercise")
_STARTER = re.compile(r"^\w+ = \.\.\.$|^check_\w+\(", re.MULTILINE)
_NOT_SHOWN = re.compile(r"^(?:from|import) .*$|^\s*#.*$\n?", re.MULTILINE)


@dataclass
class Slide:
    """One slide: a title, points and questions in Markdown, what is shown beside them, and the speaker's notes."""

    title: str
    points: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)  # <img> tags
    tables: list[str] = field(default_factory=list)  # Markdown
    code: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # Markdown


def slides_of(notebook: NotebookNode) -> list[Slide]:
    """The slides of a lesson's core.

    A slide begins at a cell of the type slide. What such a cell says before its first heading belongs to the slide
    before; so does what brings neither picture nor table, when it has no heading or hardly a word below it. Whole texts
    and folded answers become notes; the slide keeps headings, first sentences, those with a new term or a formula, and
    questions.
    """
    slides = []
    for cells in _parts(notebook):
        heading = _HEADING.match(cells[0].source) if cells[0].cell_type == "markdown" else None
        little = heading is None or heading[0].startswith("###") and len(cells[0].source.split()) < FEW_WORDS
        if slides and little and not any(pictures_of(cell) or tables_of(cell) for cell in cells):
            slides[-1] += cells
        else:
            slides.append(list(cells))
    made = []
    for cells in slides:
        heading = _HEADING.match(cells[0].source)
        title = heading[0].lstrip("# ") if heading else f"{made[-1].title.removesuffix(MORE)}{MORE}"
        made += _halved(_slide(title, cells))
    return made


def _parts(notebook: NotebookNode) -> Iterator[list[NotebookNode]]:
    """The cells from one of type slide to the next; a text with a heading further down is two."""
    part = []
    for cell in split_lesson(notebook)[0]:
        kind = cell.metadata.get("slideshow", {}).get("slide_type")
        if kind == "skip":
            continue
        if kind in ("slide", "subslide"):
            heading = _HEADING.search(cell.source) if cell.cell_type == "markdown" else None
            if part and heading and heading.start():
                part.append(nbformat.v4.new_markdown_cell(cell.source[: heading.start()]))
                cell = nbformat.v4.new_markdown_cell(cell.source[heading.start() :])
            if part:
                yield part
            part = []
        part.append(cell)
    if part:
        yield part


def _slide(title: str, cells: list[NotebookNode]) -> Slide:
    slide = Slide(title)
    lines = 0
    drawn = any(pictures_of(cell) or tables_of(cell) for cell in cells)
    texts = [cell for cell in cells if cell.cell_type == "markdown"]
    for shorter in (False, True):
        slide.points, slide.questions, slide.notes = [], [], []
        for cell in texts:
            _say(slide, cell, shorter=shorter)
        if not drawn or sum(len(point.split()) for point in slide.points) <= MANY_WORDS:
            break
    for cell in (cell for cell in cells if cell.cell_type == "code"):
        slide.pictures += pictures_of(cell)
        slide.tables += tables_of(cell)
        if text := prints_of(cell):
            slide.printed.append(text)
        if pictures_of(cell) or _STARTER.search(cell.source):
            continue
        code = _NOT_SHOWN.sub("", cell.source).strip()
        listing = cell.id.startswith("article-listing")
        length = len(code.splitlines())
        if listing or (length <= 3 if drawn else lines + length <= MOST_CODE):
            slide.code.append(cell.source.strip() if listing else code)
            lines += length
    return slide


def _halved(slide: Slide) -> list[Slide]:
    """The slide, or two where it is too full; the notes stay with the first."""
    words = [len(point.split()) for point in slide.points]
    fitting = sum(sum(words[: end + 1]) <= MOST_WORDS for end in range(len(words)))
    more = Slide(f"{slide.title.removesuffix(MORE)}{MORE}")
    if (slide.pictures or slide.tables) and fitting < len(words):
        more.points, slide.points = slide.points[fitting:], slide.points[:fitting]
        more.questions, slide.questions = slide.questions, []
    heights = [height / width for width, height in map(size_of, slide.pictures)]
    fitting = sum(sum(heights[: end + 1]) <= MOST_HEIGHT for end in range(len(heights)))
    if 1 < len(heights) and max(fitting, 1) < len(heights) - 1:
        more.pictures, slide.pictures = slide.pictures[fitting:], slide.pictures[:fitting]
        more.printed, slide.printed = slide.printed, []
    return [slide, more] if more.points or more.pictures else [slide]


def _say(slide: Slide, cell: NotebookNode, *, shorter: bool) -> None:
    """Put a text on a slide: what is said in short, what is asked, and all of it into the notes."""
    text = _HEADING.sub("", without_answers(cell.source), count=1).strip()
    notes = [text] * bool(text) + [f"**{title}.** {answer}" for title, answer in answers_in(cell.source)]
    slide.notes += notes
    if cell.metadata.get("slideshow", {}).get("slide_type") == "notes":
        return
    asked = False
    for block in re.split(r"\n\s*\n", text):
        block = _HEADING.sub("", block).strip()
        if asked and block.startswith(("- ", "| ")):  # what there is to choose from
            slide.questions[-1] += f"\n\n{block}"
            continue
        asked = block.startswith(_ASKED)
        if asked:
            slide.questions.append(block)
        elif block.startswith(("|", "$$", "```")):
            slide.points.append(block)
        elif block:
            slide.points.append("\n".join(_in_short(item, shorter) for item in _items(block)))


def _items(block: str) -> list[str]:
    """A paragraph as one line; a list as one line an item."""
    return [" ".join(item.split()) for item in re.split(r"\n(?=- |\d+\. )", block)]


def _in_short(item: str, shorter: bool) -> str:
    """The first sentence, and, unless shorter, those that introduce a term or have a formula."""
    mark = re.match(r"- |\d+\. |", item)[0]
    first, *others = _SENTENCE_END.split(item[len(mark) :])
    if others and len(first.split()) < SHORT_SENTENCE:
        first += " " + others.pop(0)
    return mark + " ".join([first, *(other for other in others if not shorter and re.search(r"\*\*|\$", other))])
