"""Parts of a lesson as HTML that needs nothing from a network: text with formulas, pictures, tables, answers."""

import argparse
import base64
import re
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbconvert.filters import markdown2html
from nbformat import NotebookNode

from helpers.paths import ROOT
from helpers.tools.notebook_cells import notebook_path

_FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$])\$([^$\n]+)\$", re.DOTALL)
_FOLDED = re.compile(r"<details>\s*<summary>(.*?)</summary>(.*?)</details>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def html_of(markdown: str) -> str:
    """Markdown as HTML, its formulas as MathML, which browsers draw by themselves; links lose their addresses."""
    formulas = []

    def keep(found):
        formulas.append(mathml_of(found[1] or found[2], block=bool(found[1])))
        return f"FORMULA{len(formulas) - 1}X"

    parts = re.split(r"(```.*?```|`[^`\n]+`)", markdown, flags=re.DOTALL)  # a $ in code is none
    parts[::2] = [_FORMULA.sub(keep, part) for part in parts[::2]]
    html = re.sub(r"</?a\b[^>]*>", "", markdown2html("".join(parts)))
    return re.sub(r"FORMULA(\d+)X", lambda number: formulas[int(number[1])], html)


def mathml_of(formula: str, *, block: bool = False) -> str:
    """A formula of LaTeX as MathML."""
    from latex2mathml.converter import convert  # of the group "kit"; a text without formulas needs none

    return convert(" ".join(formula.split()), display="block" if block else "inline")


def without_answers(markdown: str) -> str:
    """A text without what is folded, and without comments."""
    return _COMMENT.sub("", _FOLDED.sub("", markdown)).strip()


def answers_in(markdown: str) -> list[tuple[str, str]]:
    """What is folded in a text: the words to click on, and the Markdown below."""
    return [(title, text.strip()) for title, text in _FOLDED.findall(markdown)]


def pictures_of(cell: NotebookNode) -> list[str]:
    """The ``<img …>`` tags that a cell shows, each with its alt text and its bytes in it."""
    shown = [output.get("data", {}).get("text/html", "") for output in cell.get("outputs", [])]
    return [tag for html in shown for tag in re.findall(r"<img\b[^>]*>", html)]


def size_of(picture: str) -> tuple[int, int]:
    """Width and height of the PNG in an ``<img …>`` tag, in its own pixels."""
    head = base64.b64decode(re.search(r"base64,([^\"]{32})", picture)[1])
    return struct.unpack(">II", head[16:24])


def tables_of(cell: NotebookNode) -> list[str]:
    """The tables that a cell shows, as Markdown, with their captions."""
    shown = [output.get("data", {}).get("text/markdown", "") for output in cell.get("outputs", [])]
    return [text for text in shown if text.startswith("|")]


def prints_of(cell: NotebookNode) -> str:
    """What a cell prints, warnings left out; of an error its last words."""
    texts = []
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            texts.append(f"{output.ename}: {output.evalue.strip().splitlines()[0]}")
        elif output.output_type == "stream" and output.name == "stdout":
            texts.append(output.text.rstrip())
    return "\n".join(texts)


def write_pages_of(what: str, folder: str, write: Callable[[NotebookNode, str, Path], str]) -> None:
    """The command of a tool that writes one page a lesson: numbers of lessons, and ``--to`` a folder; ends the program on an error.

    Args:
        what: a sentence for its help.
        folder: name of the one in the repository that is taken without ``--to``.
        write: function of a lesson, its number and the page's path that writes the page and gives what to print.
    """
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("lessons", nargs="+", help="numbers, for example 01 03")
    parser.add_argument(
        "--to", type=Path, default=ROOT / folder, help=f"folder; {folder} in the repository if left out"
    )
    asked = parser.parse_args()
    try:
        asked.to.mkdir(parents=True, exist_ok=True)
        for lesson in asked.lessons:
            path = notebook_path(lesson)
            print(write(nbformat.read(path, as_version=4), lesson, asked.to / f"{path.stem}.html"))
    except (ValueError, OSError, RuntimeError) as error:
        sys.exit(str(error))
