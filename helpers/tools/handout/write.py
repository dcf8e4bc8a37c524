"""Write one printable page a lesson, as HTML and as PDF.

python -m helpers.tools.handout.write 01 … --to DIR        # `make handout`
"""

import html
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from nbformat import NotebookNode

from helpers.paths import ROOT
from helpers.tools.address import public_address
from helpers.tools.handout.collect import drawing_of, formulas_of, words_of
from helpers.tools.lesson_html import html_of, write_pages_of

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
