"""Where the two losses of a generator have their slope."""

import numpy as np

from helpers.plots.style import COLOURS, DASHES, MARKERS, new_figure


def plot_saturation(logits, losses, slopes):
    """Losses and their slopes over the discriminator's logit.

    Args:
        logits: (n,) array. losses, slopes: name → (n,) array, the same names.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: different names.
    """
    if list(losses) != list(slopes):
        raise ValueError(
            f"Expected the same names twice; got {list(losses)} and {list(slopes)}. Give each loss its slope."
        )
    figure, axes = new_figure(8.0, 2.9, 1, 2)
    for number, name in enumerate(losses):
        for axis, values in zip(axes, (losses[name], np.abs(slopes[name]))):
            axis.plot(logits, values, DASHES[number], color=COLOURS[number], label=name)
    axes[0].set_title("the generator's loss")
    axes[1].set_title("size of its slope")
    for axis in axes:
        axis.set_xlabel("discriminator's logit for the forgery")
    axes[0].annotate(
        "sure: forged", (logits[0], axes[0].get_ylim()[0]), xytext=(2, 4), textcoords="offset points", fontsize=9
    )
    axes[1].legend(frameon=False, fontsize=9)
    return figure


def plot_slopes(steps, slopes, *, unit):
    """Sizes of gradients while something goes on, on a logarithmic scale.

    Args:
        steps: (n,) array. slopes: name → (n,) array, above 0. unit: what the horizontal axis counts.

    Returns:
        matplotlib Figure.
    """
    figure, axis = new_figure(6.0, 2.9)
    for number, (name, values) in enumerate(slopes.items()):
        axis.plot(
            steps, values, DASHES[number], color=COLOURS[number], marker=MARKERS[number], markersize=4, label=name
        )
    axis.set_yscale("log")
    axis.set(xlabel=unit, title="size of the gradient that reaches the generator")
    axis.legend(frameon=False, fontsize=9)
    return figure
