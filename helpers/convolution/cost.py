"""What accuracy costs: weights and time."""

import numpy as np
from matplotlib.ticker import NullFormatter

from helpers.plots.style import COLOURS, MARKERS, new_figure


def plot_accuracy_against_cost(networks, *, y_label="validation accuracy"):
    """Two plots side by side: accuracy over the number of weights and over the processor time of the training, both on log scales.

    Args:
        networks: name → (weights, CPU-seconds, accuracy).
        y_label: which accuracy.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: no network.
    """
    if not networks:
        raise ValueError("Expected at least one network; got none. Pass name → (weights, CPU-seconds, accuracy).")
    figure, axes = new_figure(9.0, 3.2, 1, 2, sharey=True)
    for number, (name, (weights, seconds, accuracy)) in enumerate(networks.items()):
        look = dict(color=COLOURS[number % 7], marker=MARKERS[number % 7], linestyle="none", markersize=8)
        if number >= 7:
            look["markerfacecolor"] = "none"
        for axis, cost in zip(axes, (weights, seconds)):
            axis.plot([cost], [accuracy], label=name, **look)
    for axis, label in zip(axes, ("weights", "training, CPU-seconds")):
        axis.set(xlabel=label, xscale="log", ylim=(0, 1.02))
        low, high = np.log10(axis.get_xlim())
        axis.set_xlim(10 ** np.floor(low), 10 ** np.ceil(high))  # whole powers of ten, the only ones with a number
        axis.xaxis.set_minor_formatter(NullFormatter())
        axis.grid(axis="y", color="lightgrey", linewidth=0.6)
    axes[0].set_ylabel(y_label)
    axes[1].legend(frameon=False, fontsize=8, loc="center left", bbox_to_anchor=(1.0, 0.5))
    return figure
