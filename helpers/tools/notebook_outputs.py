"""Run the notebooks and store their outputs, normalised so that a second run changes little; count the minutes anew,
those of the README and of the teacher's guide, too.

python -m helpers.tools.notebook_outputs            # all six
python -m helpers.tools.notebook_outputs 03 05      # some
"""

import argparse
import base64
import io
import re
import sys
import time
from pathlib import Path

import nbformat
import numpy as np
from PIL import Image

from helpers.paths import lesson_notebooks, write_whole
from helpers.plots.show import png_in, shows_photograph
from helpers.tools.kernels import run_cells
from helpers.tools.minutes import write_minutes, write_readme
from helpers.tools.notebook_cells import notebook_path
from helpers.tools.teaching import write_guide

_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def run_notebook(path: Path) -> nbformat.NotebookNode:
    """Run a notebook from top to bottom in a fresh kernel.

    Args:
        path: of the .ipynb file, which is left as it is.

    Returns:
        nbformat notebook with its outputs.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell failed that is not tagged raises-exception.
    """
    notebook = nbformat.read(path, as_version=4)
    run_cells(notebook)
    return notebook


def normalise(notebook: nbformat.NotebookNode, before: nbformat.NotebookNode) -> None:
    """Take out of the outputs what changes from run to run and from machine to machine.

    Args:
        notebook: just run; changed in place.
        before: the same notebook as last stored; a picture
            that looks the same and shows the same by its text keeps its old bytes; a live one never does.
    """
    language = notebook.metadata.get("language_info", {})  # whole, as JupyterLab would write it: it opens unmodified
    notebook.metadata = {"kernelspec": dict(_KERNEL), "language_info": language}
    if heading := re.match(r"# (.+)", notebook.cells[0].source):
        notebook.metadata["title"] = heading[1]  # of the exported page
    old = {cell.id: _pictures(cell) for cell in before.cells if cell.cell_type == "code"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                output.traceback = _short_traceback(output.traceback)
            output.get("data", {}).pop(_WIDGET_VIEW, None)
        for data in _pictures(cell):
            png = png_in(data["text/html"])
            colours = 256 if shows_photograph(data["text/html"]) else 64
            data["text/html"] = data["text/html"].replace(png, _with_palette(png, colours))
        for new_data, old_data in zip(_pictures(cell), old.get(cell.id, [])):
            new_png, old_png = (png_in(data["text/html"]) for data in (new_data, old_data))
            text = new_data.get("text/plain", "")
            told = "\n" in text and text == old_data.get("text/plain")  # what it shows stands below its alt text
            if told and _look_alike(new_png, old_png):
                new_data["text/html"] = new_data["text/html"].replace(new_png, old_png)


def _pictures(cell):
    return [output["data"] for output in cell.get("outputs", []) if png_in(output.get("data", {}).get("text/html", ""))]


def _short_traceback(frames):
    """The head, the notebook's own frames and the message; not the inside of libraries and its paths."""
    return [
        frame for number, frame in enumerate(frames) if number in (0, len(frames) - 1) or "Cell" in frame.split("\n")[0]
    ]


def _with_palette(png, colours):
    """The picture in at most so many colours of its own, a third of the size: a stored notebook stays under 1 MB."""
    image, buffer = Image.open(io.BytesIO(base64.b64decode(png))), io.BytesIO()
    if image.mode not in ("RGB", "RGBA"):
        return png
    palette = image.convert("RGB").quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette.save(buffer, "png", optimize=True)
    return base64.b64encode(buffer.getvalue()).decode()


def _look_alike(new, old):
    """Whether two pictures differ by little everywhere: neither much in all, nor strongly in a few places."""
    a, b = (np.asarray(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB"), "float32") for data in (new, old))
    if a.shape != b.shape:
        return False
    apart = np.abs(a - b)
    return float(apart.mean()) < 0.5 and float((apart > 60).mean()) < 1e-4


def main() -> None:
    parser = argparse.ArgumentParser(description="Run notebooks and store their outputs.")
    parser.add_argument("lessons", nargs="*", help="two digits each, 00 to 05; all if left out")
    lessons = parser.parse_args().lessons or [path.name[:2] for path in lesson_notebooks()]
    for lesson in lessons:
        path = notebook_path(lesson)
        before, began = nbformat.read(path, as_version=4), time.perf_counter()
        notebook = run_notebook(path)
        normalise(notebook, before)
        write_minutes(notebook)
        write_whole(path, nbformat.writes(notebook) + "\n")
        print(
            f"{path.name}: {time.perf_counter() - began:.0f} s, {path.stat().st_size / 1024:.0f} KiB", file=sys.stderr
        )
    write_readme()
    write_guide()


if __name__ == "__main__":
    main()
