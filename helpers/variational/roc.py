"""The ROC curve: how many are caught against how many false alarms."""

import numpy as np

from helpers.plots.style import COLOURS, DASHES, new_figure


def plot_roc(curves, *, title=None):
    """One curve a method; the names stand in the legend, each line has its own dash.

    Args:
        curves: name → (false alarm rates, hit rates), each an array that rises from 0 to 1. title: of the figure.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: no curve, more than four, or rates outside 0 to 1.
    """
    if not 1 <= len(curves) <= len(DASHES):
        raise ValueError(f"Expected one to {len(DASHES)} curves; got {len(curves)}. Leave some out.")
    figure, axis = new_figure(3.6, 3.2)
    axis.plot([0, 1], [0, 1], color="silver", linewidth=1)
    for number, (name, rates) in enumerate(curves.items()):
        false_alarms, hits = (np.asarray(rate, "float64") for rate in rates)
        if min(false_alarms.min(), hits.min()) < 0 or max(false_alarms.max(), hits.max()) > 1:
            raise ValueError(f"Expected rates from 0 to 1 for {name}; got others. Pass what sklearn's roc_curve gives.")
        axis.plot(false_alarms, hits, DASHES[number], color=COLOURS[number], label=name)
    axis.set(xlabel="false alarms (digits)", ylabel="caught (not digits)", xlim=(-0.02, 1.02), ylim=(-0.02, 1.02))
    axis.legend(frameon=False, fontsize=9, loc="lower right")
    if title:
        axis.set_title(title)
    return figure
