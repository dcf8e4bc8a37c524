"""How many weights models have, on a scale where each mark is ten times the one before."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from helpers.plots.style import COLOURS, MARKERS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def _short(count):
    """A count as people write it: 60 thousand is 60k."""
    for least, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")):
        if count >= least:
            return f"{count / least:.3g}{letter}"
    return f"{count:g}"


def plot_model_sizes(known: Iterable[tuple[str, int, str, float]], own: Iterable[tuple[str, str, float]]) -> "Figure":
    """Models sorted by their number of weights; the kind is told by marker and colour, our own are filled and bold.

    Args:
        known: (name, year, kind, weights) of each published model.
        own: (name, kind, weights) of each model of this series.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: a model without weights.
    """
    rows = [(f"{name} ({year})", kind, weights, False) for name, year, kind, weights in known]
    rows += [(name, kind, weights, True) for name, kind, weights in own]
    if not rows or min(row[2] for row in rows) <= 0:
        raise ValueError(f"Expected models with at least one weight each; got {rows}. Check the counts.")
    rows.sort(key=lambda row: row[2])
    kinds = list(dict.fromkeys(row[1] for row in rows))
    figure, axis = new_figure(7.6, 0.6 + 0.24 * len(rows))
    for place, (_, kind, weights, ours) in enumerate(rows):
        colour, marker = COLOURS[kinds.index(kind)], MARKERS[kinds.index(kind)]
        axis.plot(
            weights, place, marker, color=colour, markersize=8, markerfacecolor=colour if ours else "white", mew=1.8
        )
        axis.annotate(
            _short(weights),
            (weights, place),
            (10, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
            fontweight="bold" if ours else None,
        )
    for number, kind in enumerate(kinds):
        axis.plot([], [], MARKERS[number], color=COLOURS[number], markerfacecolor="white", mew=1.8, label=kind)
    axis.legend(loc="lower right", fontsize=9, frameon=False)
    axis.set(
        xscale="log",
        xlabel="weights (k thousand, M million, B thousand million, T million million)",
        ylim=(-0.7, len(rows) - 0.3),
    )
    axis.set_xlim(right=max(row[2] for row in rows) * 12)
    axis.set_yticks(range(len(rows)), [row[0] for row in rows], fontsize=9)
    for label, row in zip(axis.get_yticklabels(), rows):
        label.set_fontweight("bold" if row[3] else None)
    axis.grid(axis="x", color="0.9")
    axis.set_axisbelow(True)
    return figure
