"""Pictures of a two-dimensional latent space."""

import numpy as np
from matplotlib import colormaps

from helpers.plots.style import new_figure


def plot_latent_map(points, labels, *, title=None, limit=4):
    """Each image at its place in the latent space, drawn as the digit it shows.

    The digit itself is the mark, so that nothing hangs on the colour alone.

    Args:
        points: (n, 2) array, the latent means.
        labels: (n,) integers from 0 to 9.
        title: of the figure. limit: the axes run from -limit to limit.

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
    figure, axis = new_figure(4.6, 4.6)
    # cividis is readable with every kind of colour vision (J. Nuñez et al., 2018).
    colours = colormaps["cividis"](np.linspace(0, 0.9, 10))
    for digit in range(10):
        here = points[labels == digit]
        axis.scatter(*here.T, marker=f"${digit}$", s=28, linewidths=0.3, color=colours[digit])
    axis.set(xlim=(-limit, limit), ylim=(-limit, limit), xlabel="first latent number", ylabel="second latent number")
    axis.set_aspect("equal")
    if title:
        axis.set_title(title)
    return figure


def plot_latent_sheet(sheet, *, limit, title=None):
    """A sheet of decoded images, laid out as their places in the latent space.

    Args:
        sheet: (rows, columns, height, width) array in [0, 1]; row 0 lies at the top, at ``limit``.
        limit: the places run from -limit to limit on both axes.
        title: of the figure.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: a sheet of another shape.
    """
    sheet = np.asarray(sheet)
    if sheet.ndim != 4:
        raise ValueError(
            f"Expected a sheet (rows, columns, height, width); got {sheet.shape}. Reshape the decoded images."
        )
    rows, columns, height, width = sheet.shape
    picture = sheet.transpose(0, 2, 1, 3).reshape(rows * height, columns * width)
    picture = np.round(picture * 5) / 5  # six shades without blending: a quarter of the bytes in a stored notebook
    figure, axis = new_figure(4.2, 4.2)
    axis.imshow(picture, cmap="gray_r", vmin=0, vmax=1, interpolation="nearest", extent=(-limit, limit, -limit, limit))
    axis.set(xlabel="first latent number", ylabel="second latent number")
    if title:
        axis.set_title(title)
    return figure
