"""The reader's own sequences as curves."""

from typing import TYPE_CHECKING

import numpy as np

from helpers.plots.style import COLOURS, DASHES, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from helpers.data.own.own_data import OwnSequences

_MOST_PLOTS = 6


def plot_own_sequences(own: "OwnSequences") -> "Figure":
    """The first sequence of each label, up to six, and its first features, up to four (one a dash), scaled to one range.

    Args:
        own: OwnSequences.

    Returns:
        matplotlib Figure.
    """
    shown = own.names[:_MOST_PLOTS]
    every = np.concatenate(own.sequences)
    middle, spread = every.mean(axis=0), every.std(axis=0)
    spread[spread == 0] = 1
    figure, axes = new_figure(8, 1 + 1.1 * len(shown), rows=len(shown), sharex=True, sharey=True, squeeze=False)
    for number, (axis, name) in enumerate(zip(axes[:, 0], shown)):
        scaled = (own.sequences[int(np.argmax(own.y == number))] - middle) / spread
        for column, (colour, dash) in enumerate(zip(COLOURS, DASHES)):
            if column < len(own.columns):
                axis.plot(scaled[:, column], dash, color=colour, marker=".")
        axis.set_ylabel(name, parse_math=False)
    axes[-1, 0].set_xlabel("step (values scaled to mean 0, spread 1)")
    legend = figure.legend(
        axes[0, 0].lines, [f" {name}" for name in own.columns[:4]], loc="outside upper center", ncols=4
    )
    for text in legend.get_texts():
        text.set_parse_math(False)
    return figure
