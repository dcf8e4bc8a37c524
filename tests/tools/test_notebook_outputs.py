import base64
import io

import nbformat
import numpy as np
import pytest
from PIL import Image, ImageDraw

from helpers.plots.show import picture_html, png_in
from helpers.tools.notebook_outputs import normalise, run_notebook


def png(picture):
    buffer = io.BytesIO()
    picture.save(buffer, "png")
    return base64.b64encode(buffer.getvalue()).decode()


def notebook_with(picture, words="Figure: a page\nimage 2×1 = 0 1", kind="five-models-ink"):
    cell = nbformat.v4.new_code_cell("show()")
    cell.id = "the-picture"
    html = picture_html(base64.b64decode(png(picture)), alt="A page.", width=600, kind=kind)
    cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": html, "text/plain": words})]
    return nbformat.v4.new_notebook(cells=[cell])


def test_running_gives_outputs_and_leaves_the_file(tmp_path):
    path = tmp_path / "n.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(2 + 3)")]), path)
    before = path.read_bytes()
    assert run_notebook(path).cells[0].outputs[0].text == "5\n"
    assert path.read_bytes() == before


def test_an_error_that_is_not_expected_stops(tmp_path):
    path = tmp_path / "n.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")]), path)
    with pytest.raises(Exception, match="ZeroDivisionError"):
        run_notebook(path)


def test_what_changes_from_run_to_run_is_taken_out():
    cell = nbformat.v4.new_code_cell("x", metadata={"execution": {"iopub.execute_input": "now"}, "tags": ["keep"]})
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "random"}, "text/plain": "panel"}
    frames = [
        "---\nZeroDivisionError",
        "Cell In[1], line 1\n1 / 0",
        "File /home/me/lib.py:3\n",
        "ZeroDivisionError: no",
    ]
    cell.outputs = [
        nbformat.v4.new_output("display_data", view),
        nbformat.v4.new_output("error", ename="ZeroDivisionError", evalue="no", traceback=frames),
    ]
    notebook = nbformat.v4.new_notebook(
        cells=[cell], metadata={"widgets": {}, "language_info": {"name": "python", "version": "3.11.7"}}
    )
    normalise(notebook, notebook)
    assert notebook.metadata["language_info"] == {"name": "python", "version": "3.11.7"}
    assert (
        notebook.metadata["kernelspec"]["display_name"] == "Python 3 (ipykernel)" and "widgets" not in notebook.metadata
    )
    assert cell.metadata == {"tags": ["keep"]} and cell.outputs[0].data == {"text/plain": "panel"}
    assert cell.outputs[1].traceback == [frames[0], frames[1], frames[3]]


PAGE = Image.new("RGB", (600, 400), "white")


def changed(kind):
    picture = PAGE.copy()
    if kind == "a speck":
        picture.putpixel((5, 5), (0, 0, 0))
    elif kind == "a thin frame":
        ImageDraw.Draw(picture).rectangle([100, 100, 140, 140], outline="orange")
    else:
        picture.paste("lightgrey", (0, 0, 600, 400))
    return picture


@pytest.mark.parametrize(("kind", "kept"), [("a speck", True), ("a thin frame", False), ("a grey page", False)])
def test_a_picture_that_looks_the_same_keeps_its_bytes(kind, kept):
    old, new = notebook_with(PAGE), notebook_with(changed(kind))
    normalise(old, nbformat.v4.new_notebook())
    normalise(new, old)
    stored, before = (png_in(notebook.cells[0].outputs[0].data["text/html"]) for notebook in (new, old))
    assert (stored == before) is kept


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("Figure: sizes\naxis 1 line = 127034", "Figure: sizes\naxis 1 line = 127034", True),
        ("Figure: sizes\naxis 1 line = 169000", "Figure: sizes\naxis 1 line = 127034", False),
        ("Figure: sizes", "Figure: sizes\naxis 1 line = 127034", False),  # stored before pictures told what they show
        ("Figure: a live one", "Figure: a live one", False),
        ("finished in 3 s", "finished in 8 s", False),
    ],
)
def test_a_picture_that_shows_something_else_is_stored_anew_though_it_looks_alike(before, after, kept):
    old, new = notebook_with(PAGE, before), notebook_with(changed("a speck"), after)
    normalise(old, nbformat.v4.new_notebook())
    normalise(new, old)
    stored, kept_bytes = (png_in(notebook.cells[0].outputs[0].data["text/html"]) for notebook in (new, old))
    assert (stored == kept_bytes) is kept


def test_a_stored_picture_has_a_palette_and_looks_the_same():
    gradient = np.stack(np.broadcast_arrays(*np.ogrid[0:256:4, 0:256:4], 128), axis=-1).astype("uint8")
    notebook = notebook_with(Image.fromarray(gradient))
    normalise(notebook, nbformat.v4.new_notebook())
    stored = Image.open(io.BytesIO(base64.b64decode(png_in(notebook.cells[0].outputs[0].data["text/html"]))))
    assert stored.mode == "P"
    assert np.abs(np.asarray(stored.convert("RGB"), int) - gradient).mean() < 8


@pytest.mark.parametrize(("kind", "colours"), [("five-models-ink", 64), ("five-models-photograph", 256)])
def test_a_photograph_keeps_more_colours_than_ink(kind, colours):
    many = np.random.default_rng(0).integers(0, 256, (64, 64, 3)).astype("uint8")
    notebook = notebook_with(Image.fromarray(many), kind=kind)
    normalise(notebook, nbformat.v4.new_notebook())
    stored = Image.open(io.BytesIO(base64.b64decode(png_in(notebook.cells[0].outputs[0].data["text/html"]))))
    assert colours / 2 < len(stored.convert("RGB").getcolors()) <= colours
