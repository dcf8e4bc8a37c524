"""The drawing of a VAE: what goes in, what is learned, where chance comes in, what comes out."""

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Polygon

from helpers.plots.style import COLOURS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_WIDTH, _HEIGHT = 100, 44  # units of the drawing
_BLUE, _ORANGE, _GREEN = COLOURS[0], COLOURS[1], "#00785a"
_PALE_BLUE, _PALE_ORANGE = "#dcebf7", "#fbe6d8"


def plot_vae(image: np.ndarray, probabilities: np.ndarray, tossed: np.ndarray) -> "Figure":
    """A VAE from the image to the coins: encoder, cloud, draw, decoder, and the two terms of its loss.

    Args:
        image: (28, 28) array of zeros and ones, what goes in.
        probabilities: (28, 28) array in [0, 1], what the decoder answers.
        tossed: (28, 28) array of zeros and ones, coins tossed with these probabilities.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: an array of another shape.
    """
    shapes = [np.shape(part) for part in (image, probabilities, tossed)]
    if set(shapes) != {(28, 28)}:
        raise ValueError(f"Expected three images of shape (28, 28); got {shapes}. Take one image of a batch.")
    figure, axis = new_figure(7.6, 3.3)
    axis.set(xlim=(0, _WIDTH), ylim=(0, _HEIGHT))
    axis.set_axis_off()
    for left, picture, name in (
        (0.5, image, "image x: 784\nzeros and ones"),
        (73, probabilities, "p(x | z): 784\nprobabilities"),
    ):
        _picture(axis, picture, left, 21, 12, name)
    _picture(axis, tossed, 90, 23, 8, "784 coins\ntossed")
    _trapezium(axis, 16, 28, "encoder", narrow_right=True)
    _trapezium(axis, 59, 70, "decoder", narrow_right=False)
    _box(axis, 31, 29, 12, 6, "mean μ\n2 numbers")
    _box(axis, 31, 20, 12, 6, "log-variance\n2 numbers")
    _box(axis, 46.5, 24, 10, 7, "draw z\n2 numbers", colour=_ORANGE, face=_PALE_ORANGE)
    axis.text(53.5, 41.3, "noise ε\nfrom the bell curve", ha="center", va="center", fontsize=9, color=_ORANGE)
    _arrow(axis, (51.5, 38.2), (51.5, 31.4), _ORANGE)
    for start, end in (
        ((13, 27.5), (16, 27.5)),
        ((28, 29), (31, 32)),
        ((28, 26), (31, 23)),
        ((43, 32), (46.5, 29)),
        ((43, 23), (46.5, 26)),
        ((56.5, 27.5), (59, 27.5)),
        ((70, 27.5), (73, 27.5)),
    ):
        _arrow(axis, start, end, "black")
    _arrow(axis, (85.2, 27), (89.7, 27), _ORANGE)
    axis.text(36, 36.8, "the cloud q(z | x)", ha="center", fontsize=9.5, weight="bold")
    _term(axis, 37, "KL term: how far is the cloud\nfrom the prior p(z)?", (37, 19.5))
    _term(axis, 79, "reconstruction cost: how\nimprobable was the image x?", (79, 14.3))
    axis.text(58, 4.2, "+", ha="center", va="center", fontsize=14, color=_GREEN)
    axis.text(4, 4.2, "the loss,\nin nats:", va="center", fontsize=9.5, color=_GREEN)
    return figure


def _picture(axis, picture, left, bottom, side, name):
    place = (left, left + side, bottom, bottom + side)
    axis.imshow(picture, cmap="gray_r", vmin=0, vmax=1, extent=place, interpolation="nearest", aspect="auto")
    axis.plot([left, left + side, left + side, left, left], [bottom, bottom, bottom + side, bottom + side, bottom],
              color="grey", linewidth=0.8)  # fmt: skip
    axis.text(left + side / 2, bottom - 1, name, ha="center", va="top", fontsize=8.5)
    axis.set(xlim=(0, _WIDTH), ylim=(0, _HEIGHT))


def _trapezium(axis, left, right, name, *, narrow_right):
    tall, short = (18, 38), (23, 32)
    at_left, at_right = (tall, short) if narrow_right else (short, tall)
    corners = [(left, at_left[0]), (left, at_left[1]), (right, at_right[1]), (right, at_right[0])]
    axis.add_patch(Polygon(corners, closed=True, facecolor=_PALE_BLUE, edgecolor=_BLUE, linewidth=1.5))
    axis.text((left + right) / 2, 27.5, name, ha="center", va="center", fontsize=10, weight="bold", color=_BLUE)


def _box(axis, left, bottom, width, height, name, *, colour="black", face="white"):
    axis.add_patch(
        FancyBboxPatch(
            (left, bottom), width, height, boxstyle="round,pad=0,rounding_size=1", facecolor=face, edgecolor=colour
        )
    )
    axis.text(left + width / 2, bottom + height / 2, name, ha="center", va="center", fontsize=8.5)


def _arrow(axis, start, end, colour):
    axis.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=9, color=colour, shrinkA=0, shrinkB=0))


def _term(axis, across, words, touches):
    axis.text(across, 4.2, words, ha="center", va="center", fontsize=9.5, color=_GREEN,
              bbox={"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": _GREEN})  # fmt: skip
    axis.plot([across, touches[0]], [8, touches[1]], ":", color=_GREEN, linewidth=1.5)
