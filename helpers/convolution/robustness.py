"""How accuracy falls as pictures are changed more and more."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from helpers.plots.style import COLOURS, DASHES, MARKERS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def plot_robustness(
    curves: Mapping[str, tuple[Sequence[float], Mapping[str, Sequence[float]]]], *, chance: float = 0.1
) -> "Figure":
    """One plot for each kind of change, one line for each network; chance is dotted.

    Args:
        curves: kind of change → (levels, {network: accuracies}), as many accuracies as levels.
        chance: accuracy of guessing.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: another number of accuracies than levels.
    """
    figure, axes = new_figure(2.4 * len(curves) + 0.4, 2.7, 1, len(curves), sharey=True, squeeze=False)
    for axis, (kind, (levels, networks)) in zip(axes[0], curves.items()):
        for number, (name, accuracies) in enumerate(networks.items()):
            if len(accuracies) != len(levels):
                raise ValueError(
                    f"Expected {len(levels)} accuracies of {name} under {kind}, one a level; got {len(accuracies)}."
                )
            axis.plot(
                levels,
                accuracies,
                DASHES[number],
                color=COLOURS[number],
                marker=MARKERS[number],
                markersize=4,
                label=name,
            )
        axis.axhline(chance, color="grey", linestyle=":", linewidth=1)
        axis.set(xlabel=kind, ylim=(0, 1.02))
    axes[0, 0].set_ylabel("validation accuracy")
    axes[0, 0].legend(frameon=False, fontsize=8, loc="center left")
    return figure
