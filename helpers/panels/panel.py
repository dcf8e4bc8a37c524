"""The base of every interactive: controls above, a picture that a pure function draws, its words below."""

import html
import os
import time
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
from matplotlib.figure import Figure

from helpers.panels.controls import Canvas, Manners, WithStill, lay_out, positions, value_of, words_area, words_of
from helpers.plots.content import figure_content, image_content
from helpers.plots.show import picture_html

SWEEP_VARIABLE = "FIVE_MODELS_SWEEP"  # set by the tests: every panel tries all its control positions when displayed


class Panel(WithStill):
    """Controls wired to a pure draw function.

    Args:
        draw: function of the controls' values, by name; returns ``(picture, words)``, the picture as
            :func:`helpers.plots.show.as_image` takes it or a Figure, and the words as plain text that says what is seen.
        alt: what the picture shows, in a sentence, for readers who cannot see it.
        width: of the picture in CSS pixels, its own if left out; it shrinks on a narrow page.
        height: of its canvas in CSS pixels; name it where the first picture is not the highest.
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

    def __init__(
        self,
        draw: Callable,
        *,
        alt: str,
        width: int | None = None,
        height: int | None = None,
        play: str | None = None,
        live: bool = False,
        **controls: widgets.Widget,
    ) -> None:
        if not alt or not alt.strip() or not controls:
            raise ValueError(
                f"Expected alt text and at least one control; got alt={alt!r} and {len(controls)} controls. "
                "Pass alt='…' and, for example, size=widgets.IntSlider()."
            )
        self._draw, self.alt, self._controls = draw, alt, controls
        self.error, self._live, self.sweeping = None, live, False
        self._drawn, self.words = draw(**self.settings)
        self._image = Canvas(self._drawn, width=width, height=height)
        self._text = words_area(self._text_html())
        self._start = self.settings
        row, reset = lay_out(controls, play)
        reset.on_click(lambda _: self.reset())
        for control in controls.values():
            control.observe(self.redraw, "value")
        super().__init__([row, self._image, self._text, Manners(alt=alt)])
        self.add_class("five-models-panel")

    @property
    def settings(self) -> dict[str, Any]:
        """The controls' values by name."""
        return {name: value_of(control) for name, control in self._controls.items()}

    @property
    def picture(self) -> bytes:
        """The picture now shown, PNG bytes."""
        return self._image.value

    def reset(self) -> None:
        """Put every control back to where it was when the panel was made."""
        for name, value in self._start.items():
            self._controls[name].value = value

    def redraw(self, _change: object = None) -> None:
        """Draw the picture anew from the controls; for what changed besides them, a pad for example."""
        try:
            self._drawn, self.words = self._draw(**self.settings)
            self._image.show(self._drawn)
            self.error = None
        except Exception as error:  # shown in the panel: in a kernel a callback's error is only logged
            self.error = str(error) if isinstance(error, ValueError) else repr(error)
        self._text.value = self._text_html()

    def _text_html(self):
        if self.error:
            return f"<b>No new picture.</b> {html.escape(self.error)}"
        return html.escape(self.words)

    def sweep(self) -> list[float]:
        """Try every option and both ends of every slider, one control at a time; put all back.

        A control without known positions (a text box) is drawn once, as it is.

        Returns:
            list of the seconds that each move took until the new picture was there.

        Raises:
            AssertionError: a position fails, or a control with several positions never changes picture or words.
        """
        seconds, self.sweeping = [], True
        for name, control in self._controls.items():
            tried, seen = positions(control), set()
            for value in tried:
                before, began = control.value, time.perf_counter()
                control.value = value
                if control.value != before:
                    seconds.append(time.perf_counter() - began)
                assert self.error is None, f"{name} = {value!r}: {self.error}"
                seen.add((self.picture, self.words))
            self.reset()
            assert len(tried) == 1 or len(seen) > 1, f"Moving {name} changes neither the picture nor the words."
        self.sweeping = False
        return seconds

    def _content(self):
        """What is shown, as text that the tests compare; nothing of a live panel."""
        if self._live:
            return ""
        drawn = figure_content(self._drawn) if isinstance(self._drawn, Figure) else image_content(self._drawn)
        return f"{self.words}\n{drawn}"

    def _still(self):
        settings = ", ".join(f"{name} = {words_of(control)}" for name, control in self._controls.items())
        note = f"A still of an interactive panel; in a running notebook its controls move. It shows {settings}. {self.words}"
        image = self._image
        return {
            "text/plain": f"Interactive panel ({settings}): {self.alt}\n{self._content()}".rstrip(),
            "text/html": picture_html(image.value, alt=self.alt, width=image.css_width, kind=image.kind, note=note),
        }

    def _ipython_display_(self, **options):
        if os.environ.get(SWEEP_VARIABLE):
            self.sweep()
        super()._ipython_display_(**options)
