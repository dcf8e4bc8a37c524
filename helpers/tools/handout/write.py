"""Write one printable page a lesson, as HTML and as PDF.

python -m helpers.tools.handout.write 01 … --to DIR        # `make handout`
"""

import html
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from nbformat import NotebookNode

from helpers.paths import ROOT
from helpers.tools.address import public_address
from helpers.tools.lesson_html import html_of, pictures_of, without_answers, write_pages_of
from helpers.tools.notebook_cells import split_lesson

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


HERE = Path(__file__).parent
RECIPES = ROOT / "docs" / "recipes"
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head>
<body><main class="sheet"><h1>{title}</h1>
<div class="drawing">{drawing}</div>
{parts}
<footer>From {address}, made by <code>make handout</code>.</footer></main>
<script>{script}</script></body></html>
"""


def page_of(notebook: NotebookNode, recipe: str) -> str:
    """The handout of a lesson as one HTML page that needs nothing from elsewhere.

    Args:
        notebook: a lesson with its outputs.
        recipe: ten lines of Python.

    Raises:
        ValueError: the lesson has no drawing.
    """
    words = "".join(
        f'<li><span>{html.escape(english)}</span><span lang="zh">{chinese}</span></li>'
        for chinese, english in sorted(words_of(notebook).items(), key=lambda pair: pair[1].lower())
    )
    parts = {
        "Recipe": f"<pre>{html.escape(recipe.strip())}</pre>",
        "Formulas": "".join(map(html_of, formulas_of(notebook))),
        "Words": f'<ul class="vocabulary">{words}</ul>',
    }
    sections = [
        f'<section class="{name.lower()}"><h2>{name}</h2>{part}</section>' for name, part in parts.items() if part
    ]
    return _PAGE.format(
        title=html.escape(notebook.cells[0].source.splitlines()[0].lstrip("# ")),
        style=(HERE / "style.css").read_text(encoding="utf-8"),
        drawing=drawing_of(notebook),
        parts="\n".join(sections),
        address=public_address()[0],
        script=(HERE / "fit.js").read_text(encoding="utf-8"),
    )


def print_page(page: Path) -> Path:
    """Print an HTML page to a PDF beside it, through Chromium.

    Raises:
        FileNotFoundError: no Chromium. RuntimeError: it printed nothing.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = next(filter(None, map(shutil.which, names)), None)
    if chromium is None:
        raise FileNotFoundError("Expected Chromium on the path; there is none. On Debian: apt-get install chromium")
    pdf = page.with_suffix(".pdf").resolve()
    pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={profile}"]
        options += ["--no-sandbox"] * (hasattr(os, "geteuid") and os.geteuid() == 0)  # it refuses root otherwise
        command = [chromium, *options, f"--print-to-pdf={pdf}", page.resolve().as_uri()]
        said = subprocess.run(command, capture_output=True, text=True)
    if not pdf.is_file():
        raise RuntimeError(f"Expected {pdf.name} from Chromium; it ended with {said.returncode}: {said.stderr[-500:]}")
    return pdf


def _write(lesson, number, file):
    recipe = (RECIPES / f"{number}.py").read_text(encoding="utf-8")
    file.write_text(page_of(lesson, recipe), encoding="utf-8")
    return f"{file}, {print_page(file).name}"


if __name__ == "__main__":
    write_pages_of("Write one printable page a lesson.", "handouts", _write)
