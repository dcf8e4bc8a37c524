"""The map of a two-dimensional latent space."""

from typing import TYPE_CHECKING

import numpy as np
from matplotlib import colormaps

from helpers.plots.style import new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def plot_latent_map(points: np.ndarray, labels: np.ndarray, *, title: str | None = None, limit: float = 4) -> "Figure":
    """Each image at its place in the latent space, drawn as the digit it shows.

    The digit itself is the mark, so that nothing hangs on the colour alone.

    Args:
        points: (n, 2) array, the latent means.
        labels: (n,) integers from 0 to 9.
        title: of the figure, or None.
        limit: the axes run from -limit to limit.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: points and labels that do not fit together.
    """
    points, labels = np.asarray(points), np.asarray(labels)
    if points.ndim != 2 or points.shape[1] != 2 or labels.shape != (len(points),):
        raise ValueError(
            f"Expected points (n, 2) and labels (n,); got {points.shape} and {labels.shape}. One label a point."
        )
    figure, axis = new_figure(5.2, 5.2)
    # cividis is readable with every kind of colour vision (J. Nuñez et al., 2018); its last quarter is too pale on paper.
    colours = colormaps["cividis"](np.linspace(0, 0.75, 10))
    for digit in range(10):
        here = points[labels == digit]
        # Steps of three: digits next to each other, and those alike (3 and 8, 4 and 9), differ in colour.
        axis.scatter(*here.T, marker=f"${digit}$", s=36, linewidths=0.3, color=colours[3 * digit % 10])
    axis.set(xlim=(-limit, limit), ylim=(-limit, limit), xlabel="first latent number", ylabel="second latent number")
    axis.set_aspect("equal")
    if title:
        axis.set_title(title)
    return figure
