"""Points of labelled images in two dimensions, several clouds side by side."""

import numpy as np
from matplotlib import colormaps

from helpers.plots.style import new_figure


def plot_digit_clouds(clouds, labels, *, columns=3, side=2.6):
    """Each cloud on an axis of its own, without ticks; every point is drawn as the digit that it shows.

    Args:
        clouds: title → (n, 2) array. labels: (n,) integers from 0 to 9.
        columns: clouds a row. side: inches of a cloud.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: a cloud of another shape.
    """
    labels = np.asarray(labels)
    rows = -(-len(clouds) // columns)
    figure, axes = new_figure(columns * side, rows * (side + 0.2), rows, columns, squeeze=False)
    # cividis is readable with every kind of colour vision (J. Nuñez et al., 2018).
    colours = colormaps["cividis"](np.linspace(0, 0.9, 10))
    for axis in axes.flat[len(clouds) :]:
        axis.set_axis_off()
    for axis, (title, points) in zip(axes.flat, clouds.items()):
        points = np.asarray(points)
        if points.shape != (len(labels), 2):
            raise ValueError(f"Expected points ({len(labels)}, 2) for {title}; got {points.shape}. One label a point.")
        for digit in range(10):
            axis.scatter(*points[labels == digit].T, marker=f"${digit}$", s=24, linewidths=0.2, color=colours[digit])
        axis.set(xticks=[], yticks=[], title=title)
        axis.spines[:].set(visible=True, color="silver")
    return figure
