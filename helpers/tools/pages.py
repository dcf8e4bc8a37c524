"""Write the lessons as web pages, with the stored outputs; links between them lead to the pages.

python -m helpers.tools.pages DIR
"""

import re
import sys
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter

from helpers.paths import lesson_notebooks
from helpers.tools.address import public_address

# nbconvert's own colours of code, prompts and messages are too light to read for some; a link is told by more than colour.
_STYLE = """<style>
.highlight .mi, .highlight .mf, .ansi-green-fg {color: #006400 !important}
.highlight .ow {color: #7b1fa2 !important}
.highlight .c1 {color: #2f5f5f !important}
.jp-InputPrompt, .jp-OutputPrompt {color: #5c5c5c !important; opacity: 1 !important}
.ansi-yellow-fg {color: #6b4e00 !important}
.ansi-cyan-fg, .ansi-blue-fg {color: #1f4e5f !important}
.ansi-red-fg {color: #9c1c1c !important}
.jp-OutputArea-output pre span[style*="color"] {color: #333 !important}
.ansi-green-intense-fg, .ansi-bold {color: #1b4d1b !important}
.jp-RenderedHTMLCommon a {text-decoration: underline !important}
.jp-RenderedHTMLCommon code {overflow-wrap: anywhere}
</style></head>"""
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)\s#]+)(#[^)\s]*)?\)")


def page_of(notebook: nbformat.NotebookNode) -> str:
    """A lesson as one HTML page.

    Args:
        notebook: a lesson as it is stored; left as it is.

    Returns:
        HTML. A link to another lesson leads to its page; a link to another file of the repository to where it is public.
    """
    shown = nbformat.from_dict(notebook)
    for cell in shown.cells:
        if cell.cell_type == "markdown":
            cell.source = _LINK.sub(lambda link: f"]({_address(link[1])}{link[2] or ''})", cell.source)
    return HTMLExporter().from_notebook_node(shown)[0].replace("</head>", _STYLE, 1)


def _address(target):
    if re.fullmatch(r"\d\d_\w+\.ipynb", target):
        return target.replace(".ipynb", ".html")
    repository, branch = public_address()
    return f"{repository}/blob/{branch}/{target.removeprefix('../')}"


def write_pages(folder: Path) -> None:
    """Write one page for each lesson into a folder, which is made if need be.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in lesson_notebooks():
        page = page_of(nbformat.read(path, as_version=4))
        (folder / f"{path.stem}.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1]:
        sys.exit("Expected one folder, for example: make pages DIR=../pages")
    try:
        write_pages(Path(sys.argv[1]))
    except OSError as error:
        sys.exit(f"Expected a folder that can be written; {error}. Name another: make pages DIR=../pages")
