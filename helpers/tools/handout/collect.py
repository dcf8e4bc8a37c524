"""What of a lesson belongs on one page: its drawing, its formulas, its words in English and Chinese."""

import re

from nbformat import NotebookNode

from helpers.tools.lesson_html import pictures_of, without_answers
from helpers.tools.sections import split_lesson

_CHINESE = "[\u4e00-\u9fff]+"
_MARKED = re.compile(rf"(\*\*|\*|`)([^*`\n]+?)\1\s+\(({_CHINESE})")  # **term** (词)
_INSIDE = re.compile(rf"\((?:\*\*)?([a-zA-Z][a-zA-Z -]+?)(?:\*\*)?,\s+({_CHINESE})")  # (term, 词)
_PLAIN = re.compile(rf"([A-Za-z*][A-Za-z\-* ]*?)\s+\(({_CHINESE})[^、\u4e00-\u9fff]")  # … the term (词)
_NOT_OF_A_TERM = set(
    "a an and are as at by each for from further given has have in is it its less of on one or some ten that the their "
    "these this to two watch will with ten compute add asks".split()
)
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+(?=[A-Z*$])")
_PLAIN_FORMULA = re.compile(r"\S+ = [^.]*(?:\blog|⁻|²|√|softplus)")


def drawing_of(notebook: NotebookNode) -> str:
    """The ``<img …>`` tag of a lesson's drawing: the first picture below a heading that says so, else of a cell so named.

    Raises:
        ValueError: there is none.
    """
    below = False
    core = split_lesson(notebook)[0]
    for cell in core:
        below = below or cell.cell_type == "markdown" and bool(re.search(r"^#.*drawing", cell.source, re.MULTILINE))
        if below and pictures_of(cell):
            return pictures_of(cell)[0]
    named = [picture for cell in core if "drawing" in cell.id for picture in pictures_of(cell)]
    if not named:
        raise ValueError("Expected a picture below a heading with the word drawing, or a cell with it in its id.")
    return named[0]


def words_of(notebook: NotebookNode) -> dict[str, str]:
    """Chinese → English, in the order of the lesson, each word once; a marked term goes before a plain one."""
    found = {}
    for text in _texts(notebook):
        text = " ".join(text.split())
        hits = [(hit.start(2), True, hit[3], hit[2]) for hit in _MARKED.finditer(text)]
        hits += [(hit.start(), True, hit[2], hit[1]) for hit in _INSIDE.finditer(text)]
        hits += [(hit.end(1), False, hit[2], hit[1]) for hit in _PLAIN.finditer(text)]
        for _, marked, chinese, english in sorted(hits):
            if term := _last_words(english.strip(" *").replace("*", "")):
                if chinese not in found or marked and not found[chinese][0]:
                    found[chinese] = marked, term
    return {chinese: term for chinese, (_, term) in found.items()}


def formulas_of(notebook: NotebookNode) -> list[str]:
    """The formulas as Markdown: those on lines of their own, and the sentences and table rows around the others."""
    found = []
    for text in _texts(notebook):
        for block in re.split(r"\n\s*\n", text):
            if block.startswith("$$"):
                found.append(block)
            elif block.startswith("|") and "$" in block:
                found.append(block)
            elif not block.startswith(("|", "#", "**Think", "**Exercise")):
                sentences = _SENTENCE.split(" ".join(block.split()))
                found += [sentence for sentence in sentences if _says_a_formula(sentence)]
    return found


def _says_a_formula(sentence):
    formulas = re.findall(r"\$([^$]+)\$", sentence)
    return any("=" in formula or "floor" in formula for formula in formulas) or bool(_PLAIN_FORMULA.search(sentence))


def _texts(notebook):
    return [without_answers(cell.source) for cell in split_lesson(notebook)[0] if cell.cell_type == "markdown"]


def _last_words(text):
    """What of the words before a bracket is the term: those after the last small word."""
    words = text.rpartition(", ")[2].split()
    small = [number for number, word in enumerate(words) if word.lower() in _NOT_OF_A_TERM]
    return " ".join(words[small[-1] + 1 if small else 0 :][-3:])
