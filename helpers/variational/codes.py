"""Codes in two dimensions: those of images, and those that somebody drew at random."""

import numpy as np
from matplotlib import colormaps

from helpers.plots.style import COLOURS, new_figure


def plot_codes(clouds, *, title=None):
    """Several sets of codes side by side on the same axes: images as the digits they show, draws as crosses.

    Args:
        clouds: list of (name, points (n, 2), labels (n,) of 0 to 9, draws (m, 2)).
        title: of the figure.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: points that are not (n, 2), labels of another length.
    """
    figure, axes = new_figure(3.2 * len(clouds), 3.1 + (0.3 if title else 0), 1, len(clouds), squeeze=False)
    # cividis is readable with every kind of colour vision (J. Nuñez et al., 2018).
    colours = colormaps["cividis"](np.linspace(0, 0.9, 10))
    for axis, (name, points, labels, draws) in zip(axes[0], clouds):
        points, labels, draws = np.asarray(points), np.asarray(labels), np.asarray(draws)
        if points.ndim != 2 or points.shape[1] != 2 or draws.shape[1:] != (2,) or labels.shape != (len(points),):
            raise ValueError(
                f"Expected (n, 2) points with n labels and (m, 2) draws; got {points.shape}, {labels.shape}, {draws.shape}."
            )
        for digit in range(10):
            axis.scatter(*points[labels == digit].T, marker=f"${digit}$", s=22, linewidths=0.2, color=colours[digit])
        axis.scatter(*draws.T, marker="x", s=14, linewidths=0.9, color=COLOURS[1])
        axis.set_title(name)
        axis.tick_params(labelsize=8)
    if title:
        figure.suptitle(title, fontsize=11)
    return figure
