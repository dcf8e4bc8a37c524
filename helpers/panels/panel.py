"""The base of every interactive: controls above, a picture that a pure function draws, its words below."""

import base64
import html
import io
import os
import time
from pathlib import Path

import anywidget
import ipywidgets as widgets
import numpy as np
from IPython.display import display
from matplotlib.figure import Figure
from PIL import Image

from helpers.plots.content import figure_content, image_content
from helpers.plots.show import figure_png

SWEEP_VARIABLE = "FIVE_MODELS_SWEEP"  # set by the tests: every panel tries all its control positions when displayed


def picture_png(picture, *, least_side=280):
    """A picture as PNG bytes.

    Args:
        picture: matplotlib Figure, PIL image, or an array in [0, 1] of shape (h, w) (drawn as ink on
            paper) or (h, w, 3); arrays are enlarged to whole multiples until ``least_side`` pixels.

    Raises:
        TypeError: anything else.
    """
    if isinstance(picture, Figure):
        return figure_png(picture)
    if isinstance(picture, np.ndarray) and (picture.ndim == 2 or (picture.ndim == 3 and picture.shape[2] == 3)):
        values = 1 - picture if picture.ndim == 2 else picture
        picture = Image.fromarray((np.clip(values, 0, 1) * 255).round().astype("uint8"))
        factor = max(1, -(-least_side // max(picture.size)))
        picture = picture.resize((picture.width * factor, picture.height * factor), Image.Resampling.NEAREST)
    if not isinstance(picture, Image.Image):
        raise TypeError(
            f"Expected a Figure, a PIL image or an array (h, w) or (h, w, 3); got {type(picture).__name__}. "
            "Return one of these from the draw function."
        )
    buffer = io.BytesIO()
    picture.save(buffer, "png", compress_level=1)
    return buffer.getvalue()


class KeepKeys(anywidget.AnyWidget):
    """Nothing to see: leaves the arrow keys to the controls beside it."""

    _esm = Path(__file__).parent / "keys.js"


class WithStill(widgets.VBox):
    """A box of widgets that stores a text, and a picture if it has one, for pages without widgets.

    Its ``_still()`` returns them: a dict mime type → data, and a dict of their metadata.
    """

    def _repr_mimebundle_(self, **_):
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {**self._still()[0], "application/vnd.jupyter.widget-view+json": view}

    def _ipython_display_(self, **_):  # ipywidgets 7.7 (Colab) displays through this
        display(self._repr_mimebundle_(), metadata=self._still()[1], raw=True)
        if hasattr(self, "_handle_displayed"):
            self._handle_displayed()


class Panel(WithStill):
    """Controls wired to a pure draw function.

    Args:
        draw: function of the controls' values, by name; returns ``(picture, words)``, the picture as
            :func:`picture_png` takes it and the words as plain text that says what is seen.
        alt: what the picture shows, in a sentence, for readers who cannot see it.
        width: of the picture in CSS pixels, its own if left out; it shrinks on a narrow page.
        play: name of the slider that a play button moves, or None. The page moves it, so nothing blocks.
        live: it draws what was trained in this very run, so the tests do not compare the numbers in its still picture.
        controls: name → ipywidgets control with a ``value``, in the order they are shown; one without
            a description is described by its name.

    ``panel.alt`` is the alt text, ``panel.settings`` are the controls' values, ``panel.sweeping`` is
    True while :meth:`sweep` moves them, ``panel.words`` what the last draw said and
    ``panel.error`` the message of a draw that failed, else None. A failed draw keeps the last picture.

    Raises:
        ValueError: no alt text or no control; whatever ``draw`` raises on the first picture.
    """

    def __init__(self, draw, *, alt, width=None, play=None, live=False, **controls):
        if not alt or not alt.strip() or not controls:
            raise ValueError(
                f"Expected alt text and at least one control; got alt={alt!r} and {len(controls)} controls. "
                "Pass alt='…' and, for example, size=widgets.IntSlider()."
            )
        self._draw, self.alt, self._controls = draw, alt, controls
        self.error, self._live, self.sweeping = None, live, False
        self._drawn, self.words = draw(**self.settings)
        png = picture_png(self._drawn)
        width = width or Image.open(io.BytesIO(png)).width
        layout = widgets.Layout(width=f"{width}px", max_width="100%", object_fit="contain")
        self._image = widgets.Image(value=png, format="png", layout=layout)
        self._text = widgets.HTML(self._text_html())
        self._start = self.settings
        reset = widgets.Button(description="Reset", tooltip="Put every control back")
        reset.on_click(lambda _: self.reset())
        for name, control in controls.items():
            if hasattr(control, "description"):  # not a drawing pad
                control.description = control.description or name.replace("_", " ")
                control.style.description_width = "initial"
            control.observe(self._redraw, "value")
        row = widgets.HBox(
            [*controls.values(), *self._player(play), reset], layout=widgets.Layout(flex_flow="row wrap")
        )
        super().__init__([row, self._image, self._text, KeepKeys(layout=widgets.Layout(display="none"))])
        self.add_class("five-models-panel")

    def _player(self, name):
        """A play button for the slider of that name, linked in the page; none without a name."""
        if name is None:
            return []
        slider = self._controls[name]
        player = widgets.Play(min=slider.min, max=slider.max, step=slider.step, value=slider.value, interval=200)
        widgets.jslink((player, "value"), (slider, "value"))
        return [player]

    @property
    def settings(self):
        """The controls' values by name."""
        return {name: control.value for name, control in self._controls.items()}

    @property
    def picture(self):
        """The picture now shown, PNG bytes."""
        return self._image.value

    def reset(self):
        """Put every control back to where it was when the panel was made."""
        for name, value in self._start.items():
            self._controls[name].value = value

    def _redraw(self, _change):
        try:
            self._drawn, self.words = self._draw(**self.settings)
            self._image.value = picture_png(self._drawn)
            self.error = None
        except Exception as error:  # shown in the panel: in a kernel a callback's error is only logged
            self.error = str(error) if isinstance(error, ValueError) else repr(error)
        self._text.value = self._text_html()

    def _text_html(self):
        if self.error:
            return f"<b>No new picture.</b> {html.escape(self.error)}"
        return f"<span aria-live='polite'>{html.escape(self.words)}</span>"

    def sweep(self):
        """Try every option and both ends of every slider, one control at a time; put all back.

        A control without known positions (a text box) is drawn once, as it is.

        Returns:
            list of the seconds that each move took until the new picture was there.

        Raises:
            AssertionError: a position fails, or a control with several positions never changes picture or words.
        """
        seconds, self.sweeping = [], True
        for name, control in self._controls.items():
            positions, seen = _positions(control), set()
            for value in positions:
                before, began = control.value, time.perf_counter()
                control.value = value
                if control.value != before:
                    seconds.append(time.perf_counter() - began)
                assert self.error is None, f"{name} = {value!r}: {self.error}"
                seen.add((self.picture, self.words))
            self.reset()
            assert len(positions) == 1 or len(seen) > 1, f"Moving {name} changes neither the picture nor the words."
        self.sweeping = False
        return seconds

    def _content(self):
        """What is shown, as text that the tests compare; nothing of a live panel."""
        if self._live:
            return ""
        drawn = figure_content(self._drawn) if isinstance(self._drawn, Figure) else image_content(self._drawn)
        return f"{self.words}\n{drawn}"

    def _still(self):
        settings = ", ".join(
            f"{name} = {getattr(control, 'words', control.value)}" for name, control in self._controls.items()
        )
        return {
            "text/plain": f"Interactive panel ({settings}): {self.alt}\n{self._content()}".rstrip(),
            "image/png": base64.b64encode(self.picture).decode(),
        }, {"image/png": {"alt": self.alt}}

    def _ipython_display_(self, **options):
        if os.environ.get(SWEEP_VARIABLE):
            self.sweep()
        super()._ipython_display_(**options)


def _positions(control):
    """The values worth trying: those the control names, every option, or both ends and the middle of a range."""
    if hasattr(control, "sweep_values"):
        return control.sweep_values
    if hasattr(control, "options"):
        options = control.options
        return [option[1] if isinstance(option, tuple) else option for option in options]
    if hasattr(control, "min"):
        middle = (control.min + control.max) / 2
        return [control.min, type(control.value)(middle), control.max]
    if isinstance(control.value, bool):
        return [not control.value, control.value]
    return [control.value]
