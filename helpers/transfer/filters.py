"""The kernels of a first convolution as small colour pictures."""

import numpy as np

from helpers.plots.style import new_figure


def plot_filters(sets):
    """One row a set of kernels; grey is 0, and a row shares one scale, so that strong kernels look strong.

    Args:
        sets: name → (height, width, 3, kernels) array, all with as many kernels.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: kernels that do not see three channels.
    """
    count = next(iter(sets.values())).shape[-1]
    figure, axes = new_figure(1.6 + 0.42 * count, 0.55 * len(sets) + 0.1, len(sets), count, squeeze=False)
    for row, (name, kernels) in zip(axes, sets.items()):
        kernels = np.asarray(kernels)
        if kernels.ndim != 4 or kernels.shape[2] != 3:
            raise ValueError(
                f"Expected kernels (height, width, 3, n) for {name}; got {kernels.shape}. Take the first convolution's."
            )
        pictures = 0.5 + 0.5 * kernels / np.abs(kernels).max()
        for number, axis in enumerate(row):
            axis.imshow(pictures[..., number])
            axis.set(xticks=[], yticks=[])
            axis.spines[:].set_visible(False)
        row[0].set_ylabel(name, rotation=0, ha="right", va="center", fontsize=9)
    return figure
