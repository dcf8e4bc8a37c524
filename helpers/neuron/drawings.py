"""Drawings of the lesson's models: one neuron, the first network, and how the error goes back through a network."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from helpers.plots.style import COLOURS, new_figure

_BLUE, _PAPER = COLOURS[0], "white"
_ARROW = {"arrowstyle": "-|>", "lw": 1.4, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 14}


def _board(width: float, height: float, right: float, top: float) -> tuple[Figure, Axes]:
    """An empty sheet with places from (0, 0) to (right, top), the same scale in both directions."""
    figure, axis = new_figure(width, height)
    axis.set(xlim=(0, right), ylim=(0, top), aspect="equal")
    axis.set_axis_off()
    return figure, axis


def _unit(axis: Axes, place: tuple[float, float], text: str, *, radius: float = 0.34, learned: bool = False) -> None:
    """A round box with a short text; blue where numbers are learned."""
    face = "#D6E9F5" if learned else _PAPER
    axis.add_patch(Circle(place, radius, facecolor=face, edgecolor=_BLUE if learned else "0.35", lw=1.5, zorder=3))
    axis.text(*place, text, ha="center", va="center", fontsize=11, zorder=4)


def _arrow(axis: Axes, start: tuple[float, float], end: tuple[float, float], *, colour: str = "0.35", **style) -> None:
    axis.annotate("", end, start, arrowprops={**_ARROW, "color": colour, **style}, zorder=2)


def _note(axis: Axes, place: tuple[float, float], text: str, **style) -> None:
    options = {"ha": "center", "va": "center", "fontsize": 10} | style
    axis.text(*place, text, **options)


def plot_neuron() -> Figure:
    """One neuron with two inputs: weights, sum with bias, sigmoid, probability.

    Returns:
        matplotlib Figure, 760 pixels wide.
    """
    figure, axis = _board(7.6, 2.7, 10.0, 3.5)
    _unit(axis, (2.4, 2.6), "$x_1$")
    _unit(axis, (2.4, 1.0), "$x_2$")
    _note(axis, (1.9, 2.6), "ink in\nthe middle", ha="right")
    _note(axis, (1.9, 1.0), "ink at\nthe sides", ha="right")
    _unit(axis, (5.1, 1.8), "$z$", radius=0.5, learned=True)
    _unit(axis, (7.2, 1.8), r"$\sigma$", radius=0.42)
    for height, name in ((2.6, "$w_1$"), (1.0, "$w_2$")):
        _arrow(axis, (2.78, height + (1.8 - height) * 0.1), (4.62, 1.8 + (height - 1.8) * 0.22), colour=_BLUE)
        _note(axis, (3.7, 1.8 + (height - 1.8) * 0.95), f"× {name}", color=_BLUE, fontsize=12)
    _unit(axis, (5.1, 0.45), "$b$", radius=0.28, learned=True)
    _arrow(axis, (5.1, 0.75), (5.1, 1.27), colour=_BLUE)
    _note(axis, (5.1, 2.75), "add up, add the bias", fontsize=10)
    _arrow(axis, (5.63, 1.8), (6.75, 1.8))
    _note(axis, (7.2, 2.75), "squeeze into\n0 to 1", fontsize=10)
    _arrow(axis, (7.65, 1.8), (8.6, 1.8))
    _note(axis, (8.72, 1.8), "$p$: how likely\na one", ha="left")
    _note(axis, (7.2, 0.45), "blue: three numbers that are learned", color=_BLUE, ha="left", fontsize=9)
    return figure


def plot_network(image: np.ndarray, logits: np.ndarray, probabilities: np.ndarray) -> Figure:
    """The first network: 28×28 pixels, 784 inputs, 64 hidden units, ten logits, ten probabilities.

    Args:
        image: (28, 28) array in [0, 1], 1 is ink.
        logits: (10,) array, of that image.
        probabilities: (10,) array, their softmax.

    Returns:
        matplotlib Figure, 760 pixels wide.

    Raises:
        ValueError: arrays of another shape.
    """
    if np.shape(image) != (28, 28) or np.shape(logits) != (10,) or np.shape(probabilities) != (10,):
        shapes = f"{np.shape(image)}, {np.shape(logits)}, {np.shape(probabilities)}"
        raise ValueError(f"Expected (28, 28), (10,) and (10,); got {shapes}. Take one image out of a batch.")
    figure, axis = _board(7.6, 3.5, 10.4, 4.8)
    axis.imshow(image, cmap="gray_r", vmin=0, vmax=1, extent=(0.1, 1.9, 1.6, 3.4), zorder=2)
    axis.plot([0.1, 1.9, 1.9, 0.1, 0.1], [1.6, 1.6, 3.4, 3.4, 1.6], color="0.4", lw=0.8, zorder=3)
    pixels = _column(axis, 3.0, 7)
    hidden = _column(axis, 5.2, 5, learned=True)
    answers = _column(axis, 7.4, 10, learned=True, radius=0.15)
    _arrow(axis, (2.0, 2.5), (2.72, 2.5))
    for left, right, start, end in ((3.0, 5.2, pixels, hidden), (5.2, 7.4, hidden, answers)):
        for low in start:
            for high in end:
                axis.plot([left, right], [low, high], color=_BLUE, lw=0.5, alpha=0.35, zorder=1)
    for digit, height in enumerate(answers):
        _note(axis, (7.72, height), f"{logits[digit]:+.1f}".replace("-", "−"), ha="left", fontsize=8)
        axis.barh(height, 1.1 * probabilities[digit], height=0.22, left=9.05, color=COLOURS[1], zorder=2)
        _note(axis, (8.92, height), str(digit), fontsize=9)
    axis.plot([9.05, 9.05], [answers.min() - 0.2, answers.max() + 0.2], color="black", lw=0.8)
    heads = ((1.0, "image\n28×28"), (3.0, "Flatten\n784 numbers"), (5.2, "Dense, ReLU\n64 hidden units"))
    for place, text in (*heads, (7.5, "Dense\n10 logits"), (9.5, "softmax\n10 probabilities")):
        _note(axis, (place, 4.45), text, fontsize=9)
    _note(axis, (4.1, 0.18), "784 · 64 weights + 64 biases", color=_BLUE, fontsize=9)
    _note(axis, (7.0, 0.18), "64 · 10 weights + 10 biases", color=_BLUE, fontsize=9)
    return figure


def _column(axis: Axes, place: float, count: int, *, learned: bool = False, radius: float = 0.17) -> np.ndarray:
    """Units above each other, with dots in the middle where some are left out; the heights of their centres."""
    heights = np.linspace(3.95, 0.75, count)
    for number, height in enumerate(heights):
        if count < 10 and number == count // 2:
            _note(axis, (place, height), "⋮", fontsize=14)
        else:
            _unit(axis, (place, height), "", radius=radius, learned=learned)
    return heights if count == 10 else np.delete(heights, count // 2)


def plot_backpropagation() -> Figure:
    """A network of two inputs, three hidden units and one answer: the numbers go right, the blame goes left.

    Returns:
        matplotlib Figure, 760 pixels wide.
    """
    figure, axis = _board(7.6, 3.4, 10.0, 4.5)
    inputs, hidden = (3.1, 1.8), (3.6, 2.45, 1.3)
    for number, height in enumerate(inputs, start=1):
        _unit(axis, (1.2, height), f"$x_{number}$")
    for number, height in enumerate(hidden, start=1):
        _unit(axis, (4.2, height), f"$h_{number}$", learned=True)
        for start in inputs:
            axis.plot([1.55, 3.85], [start, height], color=_BLUE, lw=1, alpha=0.5, zorder=1)
        axis.plot([4.55, 6.85], [height, 2.45], color=_BLUE, lw=1, alpha=0.5, zorder=1)
    _unit(axis, (7.2, 2.45), "$p$", learned=True)
    _note(axis, (8.0, 2.45), "loss", ha="left", fontsize=11)
    _arrow(axis, (7.56, 2.45), (7.95, 2.45))
    _note(axis, (2.7, 4.25), "weights $W$", color=_BLUE)
    _note(axis, (5.7, 4.25), "weights $v$", color=_BLUE)
    red = {"colour": COLOURS[1], "ls": "--"}
    _arrow(axis, (8.5, 2.1), (7.55, 1.4), connectionstyle="arc3,rad=-0.2", **red)
    _note(axis, (8.35, 1.3), "error = $p - y$", color=COLOURS[1], ha="left")
    _arrow(axis, (7.1, 0.72), (4.65, 0.72), **red)
    _note(axis, (5.9, 0.35), "× weight in $v$, × slope of tanh: blame of $h$", color=COLOURS[1])
    _arrow(axis, (3.9, 0.72), (1.55, 0.72), **red)
    _note(axis, (1.55, 0.35), "blame × $x$: gradient of $W$", color=COLOURS[1])
    return figure
