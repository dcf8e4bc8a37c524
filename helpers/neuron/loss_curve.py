"""The loss as a curve over one weight, and its slope where we stand."""

import numpy as np
from matplotlib.figure import Figure

from helpers.plots.style import COLOURS, new_figure


def plot_loss_curve(weights: np.ndarray, losses: np.ndarray, *, at: float, loss: float, slope: float) -> Figure:
    """The loss for many values of one weight; where we stand a dot, and the straight line with the slope found there.

    Args:
        weights: (n,) array, increasing.
        losses: (n,) array, the loss at each weight.
        at: the weight where we stand.
        loss: at that weight.
        slope: of the loss at that weight.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: another number of losses than of weights.
    """
    if np.shape(weights) != np.shape(losses):
        raise ValueError(f"Expected one loss a weight; got {np.shape(losses)} and {np.shape(weights)}.")
    figure, axis = new_figure(6.4, 3.0)
    axis.plot(weights, losses, color=COLOURS[0], lw=2)
    reach = np.ptp(weights) / 6
    near = np.array([at - reach, at + reach])
    axis.plot(near, loss + slope * (near - at), "--", color=COLOURS[1], lw=2)
    axis.plot([at], [loss], "o", color=COLOURS[1], markersize=8)
    axis.annotate(
        f"slope {slope:+.3f}".replace("-", "−"), (at, loss), (12, 10), textcoords="offset points", fontsize=10
    )
    axis.set(xlabel="weight of the middle, $w_1$", ylabel="loss")
    return figure
