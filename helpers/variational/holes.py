"""A code of two numbers: where the images lie, and what is drawn where none does."""

import numpy as np
from matplotlib import colormaps

from helpers.plots.style import new_figure


def plot_holes(points, labels, sheet, empty, *, limit):
    """The codes of images as the digits they show; beside them, on the same axes, what is drawn in the holes.

    Args:
        points: (n, 2) array, the codes. labels: (n,) integers from 0 to 9.
        sheet: (rows, columns, height, width) array in [0, 1]; row 0 lies at the top, at ``limit``.
        empty: (rows, columns) of bool: which places of the sheet are holes; only those are drawn.
        limit: the axes run from -limit to limit.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: arrays that do not fit together.
    """
    points, labels, sheet, empty = map(np.asarray, (points, labels, sheet, empty))
    if points.shape != (len(labels), 2) or sheet.ndim != 4 or empty.shape != sheet.shape[:2]:
        raise ValueError(
            "Expected points (n, 2), labels (n,), a sheet (rows, columns, height, width) and empty (rows, columns); "
            f"got {points.shape}, {labels.shape}, {sheet.shape}, {empty.shape}. Reshape the decoded images."
        )
    figure, (left, right) = new_figure(8.2, 4.5, 1, 2)
    # cividis is readable with every kind of colour vision (J. Nuñez et al., 2018).
    colours = colormaps["cividis"](np.linspace(0, 0.9, 10))
    for digit in range(10):
        left.scatter(*points[labels == digit].T, marker=f"${digit}$", s=22, linewidths=0.2, color=colours[digit])
    rows, columns, height, width = sheet.shape
    drawn = np.where(empty[:, :, None, None], sheet, 0).transpose(0, 2, 1, 3).reshape(rows * height, columns * width)
    edges = (-limit, limit, -limit, limit)
    right.imshow(np.round(drawn * 5) / 5, cmap="gray_r", vmin=0, vmax=1, interpolation="nearest", extent=edges)
    right.scatter(*points.T, s=2, color=colours[7])
    for axis, title in ((left, "codes of images"), (right, "what is drawn in the holes between them")):
        axis.set(xlim=(-limit, limit), ylim=(-limit, limit), xlabel="first number", title=title)
        axis.set_aspect("equal")
    left.set_ylabel("second number")
    return figure
