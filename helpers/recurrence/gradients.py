"""How strongly the loss depends on each step of a sequence."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from helpers.plots.style import COLOURS, DASHES, new_figure


def plot_gradients(curves: Mapping[str, np.ndarray]) -> Figure:
    """One line a layer over the steps, in powers of ten, its name at its left end.

    Args:
        curves: name → (steps,) numbers above 0, the last step's being 1.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: no curve, or curves of different lengths.
    """
    lengths = {len(values) for values in curves.values()}
    if len(lengths) != 1:
        raise ValueError(
            f"Expected curves of one length; got lengths {sorted(lengths)}. Measure all on the same steps."
        )
    steps = np.arange(1, lengths.pop() + 1)
    figure, axis = new_figure(7.0, 3.2)
    for number, (name, values) in enumerate(curves.items()):
        colour = COLOURS[number % len(COLOURS)]
        axis.semilogy(steps, values, DASHES[number % len(DASHES)], color=colour, lw=2)
        axis.annotate(
            name, (1, values[0]), xytext=(-8, 0), textcoords="offset points", ha="right", va="center", color=colour
        )
    last = len(steps)
    axis.set_xticks([1, *range(10, last + 1, 10)])
    axis.set_xlim(1 - 0.3 * last, 1.02 * last)  # room for the names on the left
    axis.set(xlabel=f"step, of {len(steps)}; the answer is asked after the last", ylabel="gradient, last step = 1")
    return figure
