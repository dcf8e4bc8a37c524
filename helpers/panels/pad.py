"""A pad to draw a digit of one's own, or to give a picture of one."""

import base64
import io
from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets
from PIL import Image, ImageDraw

from helpers.data.own.my_digit import DEFAULT, like_the_data, load_my_digit, read_ink, save_my_digit
from helpers.panels.panel import Panel

_HERE = Path(__file__).parent


def _data_url(png):
    return "data:image/png;base64," + base64.b64encode(png).decode()


def _stroke_png():
    """A drawing to try the pad with: one slanted stroke."""
    paper, buffer = Image.new("L", (280, 280), 255), io.BytesIO()
    ImageDraw.Draw(paper).line((170, 50, 110, 230), fill=0, width=22)
    paper.save(buffer, "png")
    return buffer.getvalue()


class DrawingPad(anywidget.AnyWidget):
    """The canvas with its tools; ``value`` is the drawing as a PNG data URL, empty while there is none."""

    _esm = _HERE / "pad.js"
    _css = _HERE / "pad.css"
    value = traitlets.Unicode("").tag(sync=True)

    sweep_values = ("", _data_url(_stroke_png()), _data_url(DEFAULT.read_bytes()))
    words = property(lambda self: "drawn" if self.value else "untouched")


def pad_panel(draw, *, alt, live=False):
    """A pad beside what a network makes of the digit drawn on it.

    The digit is centred and scaled as the data are, and kept for the other lessons
    (:func:`helpers.data.own.my_digit.load_my_digit`). While nothing is drawn, the kept digit is shown.

    Args:
        draw: function of the digit, float32 (28, 28) in [0, 1], that returns ``(picture, words)`` as for a Panel.
        alt: what the picture shows.
        live: as for a Panel.

    Returns:
        Panel.
    """

    def draw_pad(pad):
        if not pad:
            return draw(load_my_digit())
        digit = like_the_data(read_ink(base64.b64decode(pad.partition(",")[2])))
        kept = save_my_digit(digit)
        picture, words = draw(digit)
        return picture, words if kept else f"{words} (It could not be kept: the state folder is read-only.)"

    panel = Panel(draw_pad, alt=alt, live=live, pad=DrawingPad())
    pad, below = panel.children[0].children[0], panel.children[1:]  # the pad's own Clear serves as Reset
    beside = widgets.VBox(below, layout=widgets.Layout(margin="0 0 0 12px"))
    panel.children = [widgets.HBox([pad, beside], layout=widgets.Layout(flex_flow="row wrap"))]
    return panel
