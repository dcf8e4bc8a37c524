"""A grid of images with labels."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from helpers.plots.style import new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def _as_pictures(images):
    images = np.asarray(images)
    if images.ndim == 4 and images.shape[-1] == 1:
        images = images[..., 0]
    if not (images.ndim == 3 or (images.ndim == 4 and images.shape[-1] == 3)) or len(images) == 0:
        raise ValueError(
            f"Expected images of shape (n, height, width), or with 1 or 3 channels last; got {images.shape}. "
            "For one image pass image[None]."
        )
    low, high = np.min(images), np.max(images)
    if not (np.isfinite(low) and np.isfinite(high)) or low < -1e-6 or high > 1 + 1e-6:
        raise ValueError(f"Expected pixels between 0 and 1; got {low:g} to {high:g}. Divide 0–255 images by 255.")
    return np.clip(images, 0, 1)


def plot_image_grid(
    images: np.ndarray,
    labels: Sequence[str | float] | np.ndarray | None = None,
    *,
    columns: int = 10,
    title: str | None = None,
    cell: float = 0.8,
) -> "Figure":
    """Images side by side, each under its label; grey ones as ink on paper.

    Args:
        images: (n, height, width), (n, height, width, 1) or (n, height, width, 3) array in [0, 1].
        labels: n short texts or numbers, or None.
        columns: images a row.
        title: of the figure, or None.
        cell: inches of an image's side.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: images of another shape or range, another number of labels.
    """
    pictures = _as_pictures(images)
    if labels is not None and len(labels) != len(pictures):
        raise ValueError(f"Expected one label an image, {len(pictures)}; got {len(labels)}. Slice both alike.")
    columns = min(columns, len(pictures))
    rows = -(-len(pictures) // columns)
    label_room = 0.25 if labels is not None else 0.06
    figure, axes = new_figure(
        columns * (cell + 0.06), rows * (cell + label_room) + (0.35 if title else 0), rows, columns, squeeze=False
    )
    for number, axis in enumerate(axes.flat):
        axis.set_axis_off()
        if number < len(pictures):
            axis.imshow(pictures[number], cmap="gray_r", vmin=0, vmax=1)
            if labels is not None:
                axis.set_title(str(labels[number]), fontsize=9, pad=2)
    if title:
        figure.suptitle(title, fontsize=11)
    return figure
