"""Rows of images that belong together, one under the other."""

import numpy as np

from helpers.plots.style import new_figure


def plot_image_rows(rows, names, *, title=None, cell=0.62):
    """Several rows of images, each with its name on the left; images of one column belong together.

    Args:
        rows: list of (n, height, width) or (n, height, width, 1) arrays in [0, 1], all of one n.
        names: as many texts.
        title: of the figure. cell: inches an image.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: rows of different lengths, another number of names.
    """
    pictures = [np.asarray(row).reshape(len(row), *np.shape(row)[1:3]) for row in rows]
    count = len(pictures[0])
    if len(names) != len(pictures) or any(len(row) != count for row in pictures):
        raise ValueError(
            f"Expected one name a row and rows of one length; got {len(names)} names for rows of {[len(r) for r in pictures]}."
        )
    figure, axes = new_figure(
        1.1 + count * (cell + 0.05), len(rows) * (cell + 0.06) + (0.35 if title else 0), len(rows), count, squeeze=False
    )
    for line, row, name in zip(axes, pictures, names):
        for axis, picture in zip(line, row):
            axis.imshow(picture, cmap="gray_r", vmin=0, vmax=1)
            axis.set(xticks=[], yticks=[], frame_on=False)
        line[0].set_ylabel(name, rotation=0, ha="right", va="center", fontsize=10)
    if title:
        figure.suptitle(title, fontsize=11)
    return figure
