"""Curves measured several times: their mean, and a band from the lowest run to the highest."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from helpers.plots.style import COLOURS, DASHES, MARKERS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def plot_bands(
    positions: Sequence[float],
    curves: Mapping[str, np.ndarray],
    *,
    x_label: str,
    y_label: str,
    logarithmic: bool = False,
    names: Sequence[str] | None = None,
    limits: tuple[float, float] | None = None,
) -> "Figure":
    """One line a curve through the means of its runs, and a band between its lowest and highest run.

    Args:
        positions: (points,) numbers.
        curves: name → (runs, points) array.
        x_label: of the horizontal axis.
        y_label: of the vertical axis.
        logarithmic: whether the horizontal axis is.
        names: texts for the positions; the numbers themselves if None.
        limits: (low, high) of the vertical axis, or None.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: a curve with another number of points than positions.
    """
    figure, axis = new_figure(6.6, 3.2)
    for number, (name, runs) in enumerate(curves.items()):
        runs = np.asarray(runs, "float64")
        if runs.ndim != 2 or runs.shape[1] != len(positions):
            raise ValueError(
                f"Expected runs of {len(positions)} points for {name}; got {runs.shape}. One row a run, one column a position."
            )
        colour = COLOURS[number % len(COLOURS)]
        axis.fill_between(positions, runs.min(axis=0), runs.max(axis=0), color=colour, alpha=0.2, linewidth=0)
        style = dict(linestyle=DASHES[number % len(DASHES)], marker=MARKERS[number % len(MARKERS)], markersize=5)
        axis.plot(positions, runs.mean(axis=0), color=colour, label=name, **style)
    if logarithmic:
        axis.set_xscale("log")
    axis.set_xticks(positions, names or [f"{position:g}" for position in positions])
    axis.minorticks_off()
    axis.set(xlabel=x_label, ylabel=y_label, ylim=limits)
    axis.legend(frameon=False, fontsize=9, loc="center left", bbox_to_anchor=(1.0, 0.5))
    return figure
