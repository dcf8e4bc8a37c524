"""A pad to draw a digit of one's own, or to give a picture of one."""

import base64
import io
from collections.abc import Callable
from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets
from PIL import Image, ImageDraw

from helpers.data.own.my_digit import DEFAULT, has_own_digit, like_the_data, load_my_digit, save_my_digit
from helpers.data.own.photograph import read_ink
from helpers.panels.panel import Panel
from helpers.state import state_trouble

_HERE = Path(__file__).parent
_SHIPPED = "Shown: the digit that comes with the series, until you draw one."


def _data_url(png):
    return "data:image/png;base64," + base64.b64encode(png).decode()


def _stroke_png():
    """A drawing to try the pad with: one slanted stroke."""
    paper, buffer = Image.new("L", (280, 280), 255), io.BytesIO()
    ImageDraw.Draw(paper).line((170, 50, 110, 230), fill=0, width=22)
    paper.save(buffer, "png")
    return buffer.getvalue()


class DrawingPad(anywidget.AnyWidget):
    """The canvas with its tools; ``value`` is the drawing as a PNG data URL, empty while there is none.

    ``whose`` is a sentence below the canvas that says whose digit the panel shows.
    """

    _esm = _HERE / "pad.js"
    _css = _HERE / "pad.css"
    value = traitlets.Unicode("").tag(sync=True)
    whose = traitlets.Unicode("").tag(sync=True)

    sweep_values = ("", _data_url(_stroke_png()), _data_url(DEFAULT.read_bytes()))
    words = property(lambda self: "drawn" if self.value else "untouched")


def pad_panel(
    draw: Callable[..., tuple], *, alt: str, width: int | None = None, live: bool = False, **controls: widgets.Widget
) -> Panel:
    """A pad beside what a network makes of the digit drawn on it.

    The digit is centred and scaled as the data are, and kept for the other lessons
    (:func:`helpers.data.own.my_digit.load_my_digit`). While nothing is drawn, the kept digit is shown.

    Args:
        draw: function of the digit, float32 (28, 28) in [0, 1], and of the controls' values by name, that returns
            ``(picture, words)`` as for a Panel.
        alt: what the picture shows.
        width: of the picture in CSS pixels, its own if left out.
        live: whether it draws what was trained in this very run, as for a Panel.
        controls: name → ipywidgets control, as for a Panel; they stand beside the pad.

    Returns:
        Panel.
    """
    canvas = DrawingPad(layout=widgets.Layout(max_width="100%"))

    def draw_pad(pad, **settings):
        if not pad:
            canvas.whose = "Shown: your digit, kept for all lessons." if has_own_digit() else _SHIPPED
            return draw(load_my_digit(), **settings)
        digit = like_the_data(read_ink(base64.b64decode(pad.partition(",")[2])))
        picture, words = draw(digit, **settings)
        if panel.sweeping:  # a test, which draws nothing for the reader
            return picture, words
        kept = save_my_digit(digit)
        canvas.whose = "Shown: your digit, kept for all lessons." if kept else "Shown: your digit."
        return picture, words if kept else f"{words} (It could not be kept: {state_trouble() or 'try again'}.)"

    panel = Panel(draw_pad, alt=alt, width=width, live=live, pad=canvas, **controls)
    row = panel.children[0]
    row.children[0].children = [*controls.values()]
    below = panel.children if controls else panel.children[1:]  # alone, the pad's own Clear serves as Reset
    beside = widgets.VBox(below, layout=widgets.Layout(margin="0 0 0 12px", flex="1 1 260px", min_width="0"))
    panel.children = [widgets.HBox([canvas, beside], layout=widgets.Layout(flex_flow="row wrap"))]
    return panel
