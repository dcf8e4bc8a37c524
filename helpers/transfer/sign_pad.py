"""The reader's own signs: the shipped ones, and a pad to draw others."""

import base64
import time
from collections.abc import Callable

import ipywidgets as widgets
import numpy as np
from PIL import Image

from helpers.data.own.my_digit import like_the_data
from helpers.data.own.photograph import read_ink
from helpers.panels.pad import DrawingPad
from helpers.panels.panel import Panel
from helpers.paths import ROOT
from helpers.plots.images import plot_ink_rows

DEFAULT = ROOT / "data" / "default_signs.png"
EACH = 10  # drawings of each sign
NAMES = ("大", "小")  # big and small


def default_signs() -> tuple[np.ndarray, np.ndarray]:
    """Ten drawings each of 大 and 小, drawn by a program in a shaky hand (``data/make_default_signs.py``).

    Returns:
        (drawings, labels): float32 (20, 28, 28) in [0, 1], 1 is ink; int64 (20,), indices into ``NAMES``.
    """
    sheet = 1 - np.asarray(Image.open(DEFAULT).convert("L"), "float32") / 255
    drawings = sheet.reshape(2, 28, EACH, 28).transpose(0, 2, 1, 3).reshape(2 * EACH, 28, 28)
    return drawings, np.repeat(np.arange(2), EACH)


LEAST = 2  # examples of each sign before a training makes sense


class SignPad:
    """Two shelves of examples, what reads them, and the panel that fills the shelves.

    Draw, put the drawing on a shelf, and train; afterwards every new drawing is read.

    Args:
        train: function of drawings, float32 (n, 28, 28) in [0, 1], and labels 0 or 1, (n,), that gives a reader:
            function of one drawing (28, 28) that gives two probabilities.
        draw: function of a drawing and its two probabilities that returns ``(picture, words)`` as for a Panel.
        drawings: (n, 28, 28) array in [0, 1], 1 is ink, the examples to begin with.
        labels: (n,) integers 0 or 1, the sign of each example.
        alt: what the picture shows.

    ``pad.panel`` is the Panel, ``pad.seconds`` how long the last training took.
    """

    def __init__(
        self,
        train: Callable[[np.ndarray, np.ndarray], Callable[[np.ndarray], np.ndarray]],
        draw: Callable[[np.ndarray, np.ndarray], tuple],
        *,
        drawings: np.ndarray,
        labels: np.ndarray,
        alt: str,
    ) -> None:
        self._train, self._draw = train, draw
        self.shelves = [[drawing for drawing, label in zip(drawings, labels) if label == sign] for sign in (0, 1)]
        self.reader, self.seconds = None, 0.0
        self._learn()
        self._pad = DrawingPad()
        self.panel = Panel(self._look, alt=alt, pad=self._pad)
        actions = {
            "Keep as first sign": lambda: self._keep(0),
            "Keep as second sign": lambda: self._keep(1),
            "Train": self._learn,
            "Empty the shelves": self._empty,
        }
        self.buttons = {name: widgets.Button(description=name) for name in actions}
        for name, button in self.buttons.items():
            button.layout.width = "auto"
            button.on_click(lambda _, action=actions[name]: self._act(action))
        pad, below = self.panel.children[0].children[0], self.panel.children[1:]  # the pad's own Clear serves as Reset
        row = widgets.HBox(list(self.buttons.values()), layout=widgets.Layout(flex_flow="row wrap"))
        beside = widgets.VBox(below, layout=widgets.Layout(margin="0 0 0 12px"))
        self.panel.children = [row, widgets.HBox([pad, beside], layout=widgets.Layout(flex_flow="row wrap"))]

    def _act(self, action):
        self._complaint = ""
        try:
            action()
        except ValueError as error:
            self._complaint = str(error)
        self.panel.redraw()

    _complaint = ""

    def _drawing(self):
        if not self._pad.value:
            raise ValueError("Expected a drawing on the pad; it is blank. Draw your sign first.")
        return like_the_data(read_ink(base64.b64decode(self._pad.value.partition(",")[2])))

    def _keep(self, sign):
        self.shelves[sign].append(self._drawing())
        self.reader = None  # the examples are others now
        self._pad.value = ""

    def _empty(self):
        self.shelves, self.reader = [[], []], None
        self._pad.value = ""

    def _learn(self):
        if min(map(len, self.shelves)) < LEAST:
            counts = " and ".join(str(len(shelf)) for shelf in self.shelves)
            raise ValueError(f"Expected at least {LEAST} examples of each sign; got {counts}. Draw and keep more.")
        began = time.perf_counter()
        labels = np.repeat([0, 1], [len(shelf) for shelf in self.shelves])
        self.reader = self._train(np.stack(self.shelves[0] + self.shelves[1]), labels)
        self.seconds = time.perf_counter() - began

    def _look(self, pad):
        if self._complaint:
            raise ValueError(self._complaint)
        if pad and self.reader is not None:
            drawing = self._drawing()
            return self._draw(drawing, self.reader(drawing))
        count = max(5, *map(len, self.shelves))
        rows = [np.stack([*shelf, *[np.zeros((28, 28))] * (count - len(shelf))])[-10:] for shelf in self.shelves]
        state = "trained on these" if self.reader is not None else "not trained on these yet: press Train"
        words = f"{len(self.shelves[0])} examples of the first sign, {len(self.shelves[1])} of the second; {state}."
        return plot_ink_rows(rows, ["first sign", "second sign"]), words
