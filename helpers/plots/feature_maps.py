"""What the channels of several layers say about one image."""

import numpy as np

from helpers.plots.style import new_figure


def plot_feature_maps(image, layers, *, columns=8):
    """The image, then one row of feature maps a layer, each grey from its own lowest (white) to highest (black).

    Args:
        image: (h, w, 3) array in [0, 1].
        layers: list of (title, maps) with maps of shape (height, width, channels); the ``columns``
            channels that vary most over the image are drawn.

    Returns:
        matplotlib Figure.
    """
    figure, axes = new_figure(9.0, 1.25 * len(layers) + 0.2, len(layers), columns + 1, squeeze=False)
    for axis in axes.flat:
        axis.set(xticks=[], yticks=[])
        axis.spines[:].set(visible=True, color="silver")
    for row, (title, maps) in zip(axes, layers):
        maps = np.asarray(maps)
        most = np.sort(np.argsort(maps.std(axis=(0, 1)))[::-1][:columns])
        row[0].imshow(image)
        row[0].set_ylabel(title, fontsize=9)
        for axis, channel in zip(row[1:], most):
            axis.imshow(maps[..., channel], cmap="gray_r")
    return figure
