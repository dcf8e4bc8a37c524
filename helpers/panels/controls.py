"""What a panel is put together from: controls, a canvas, words, and the still that stands for it in a page."""

import io
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets
import numpy as np
import traitlets
from IPython.display import display
from matplotlib.figure import Figure
from PIL import Image

from helpers.plots.show import DENSITY, as_image, figure_png, picture_class


class Manners(anywidget.AnyWidget):
    """Nothing to see: names the controls and the picture for screen readers, keeps the arrow keys, tells of a restart.

    Args:
        alt: what the picture beside it shows.
    """

    _esm = Path(__file__).parent / "manners.js"
    alt = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **options: Any) -> None:
        super().__init__(layout=widgets.Layout(display="none"), **options)


class WithStill(widgets.VBox):
    """A box of widgets that stores a text, and a picture if it has one, for pages without widgets.

    Its ``_still()`` returns them: a dict mime type → data.
    """

    def _repr_mimebundle_(self, **_):
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {**self._still(), "application/vnd.jupyter.widget-view+json": view}

    def _ipython_display_(self, **_):  # ipywidgets 7.7 (Colab) displays through this
        display(self._repr_mimebundle_(), raw=True)
        if hasattr(self, "_handle_displayed"):
            self._handle_displayed()


def words_area(markup: str) -> widgets.HTML:
    """The words of a panel: one region of the page, which :class:`Manners` makes screen readers speak."""
    area = widgets.HTML(markup)
    area.add_class("five-models-words")
    return area


class Canvas(widgets.Image):
    """An image widget as large as the first picture, or the largest so far: what is below it stays where it is.

    Args:
        picture: matplotlib Figure, PIL image, or array as :func:`helpers.plots.show.as_image` takes it.
        width: of the canvas in CSS pixels, or None for that of the first picture; it shrinks on a narrow page.
        height: of the canvas in CSS pixels, or None for that of the first picture.
    """

    def __init__(self, picture: Figure | Image.Image | np.ndarray, *, width: int | None, height: int | None) -> None:
        layout = widgets.Layout(max_width="100%", height="auto", align_self="flex-start")
        super().__init__(format="png", layout=layout)
        self._width, self._size = width, (0, 0)
        self.show(picture, height)
        self.add_class(self.kind)

    def show(self, picture: Figure | Image.Image | np.ndarray, height: int | None = None) -> None:
        """Put a picture on the canvas; a smaller one stands at the top left."""
        self.kind = picture_class(picture)
        density = DENSITY if isinstance(picture, Figure) else 1
        image = None if isinstance(picture, Figure) else as_image(picture)
        png = figure_png(picture) if image is None else None
        size = (image or Image.open(io.BytesIO(png))).size
        asked = round(height * size[0] / (self._width or size[0] / density)) if height else 0
        self._size = tuple(map(max, self._size, (size[0], max(size[1], asked))))
        if size != self._size:
            png = _png(_on_paper(image or Image.open(io.BytesIO(png)), self._size))
        self.value = png or _png(image)
        self.css_width = self._width or round(self._size[0] / density)
        self.layout.width = f"{self.css_width}px"


def _on_paper(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    paper = Image.new("RGB", size, "white")
    paper.paste(image.convert("RGB"), (0, 0))
    return paper


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "png", compress_level=1)
    return buffer.getvalue()


TRACK = 300  # pixels of each slider and choice beside its label, readout included


def lay_out(controls: dict, play: str | None) -> tuple[widgets.VBox, widgets.Button]:
    """The controls under each other or side by side, all alike; below them what moves them: play and Reset.

    Args:
        controls: name → control; one without a description is described by its name.
        play: name of the slider that a play button moves, or None.

    Returns:
        (box of all, the Reset button).
    """
    described = {name: control for name, control in controls.items() if hasattr(control, "description")}  # no pad
    for name, control in described.items():
        control.description = control.description or name.replace("_", " ")
    labels = [control.description for control in described.values() if not isinstance(control, widgets.Checkbox)]
    label = 10 + 7 * max(map(len, labels), default=0)
    for control in described.values():
        control.style.description_width = f"{label}px"
        own = 7 * len(control.description) if isinstance(control, widgets.Checkbox) else 0
        control.layout.width, control.layout.max_width = f"{max(label + TRACK, label + 40 + own)}px", "98%"
    reset = widgets.Button(description="Reset", tooltip="Put every control back")
    wrap = widgets.Layout(flex_flow="row wrap")
    buttons = widgets.HBox([*_player(play, controls), reset], layout=wrap)
    return widgets.VBox([widgets.Box([*controls.values()], layout=wrap), buttons]), reset


def _player(name: str | None, controls: dict) -> list[widgets.Play]:
    """A play button for the slider of that name, linked in the page; none without a name."""
    if name is None:
        return []
    slider = controls[name]
    player = widgets.Play(min=slider.min, max=slider.max, step=slider.step, value=slider.value, interval=200)
    player.add_class(f"plays-{slider.description.replace(' ', '_')}")
    widgets.jslink((player, "value"), (slider, "value"))
    return [player]


def value_of(control: widgets.Widget) -> Any:
    """What a control says; a float without the dust of its steps, 0.25 and not 0.24999999999999997."""
    value = control.value
    return float(f"{value:.10g}") if isinstance(value, float) else value


def words_of(control: widgets.Widget) -> str:
    """The value of a control as a reader sees it."""
    if hasattr(control, "words"):
        return control.words
    labels = getattr(control, "label", None)
    return str(labels) if isinstance(labels, str) and labels else str(value_of(control))


def positions(control: widgets.Widget) -> list | tuple:
    """The values worth trying: those the control names, every option, or both ends and the middle of a range."""
    if hasattr(control, "sweep_values"):
        return control.sweep_values
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    if hasattr(control, "min"):
        middle = (control.min + control.max) / 2
        return [control.min, type(control.value)(middle), control.max]
    if isinstance(control.value, bool):
        return [not control.value, control.value]
    return [control.value]
