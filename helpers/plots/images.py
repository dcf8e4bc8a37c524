"""Many small images in one picture: a grid, a sheet of tiles, digits as rows of ink."""

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


def tile(images: np.ndarray, columns: int, *, gap: int = 2) -> np.ndarray:
    """Put grey pictures beside and under each other, row by row.

    Args:
        images: (n, height, width) or (n, height, width, 1) array in [0, 1], 1 is ink.
        columns: pictures a row.
        gap: empty pixels around each picture.

    Returns:
        float32 array (rows · (height + gap) + gap, columns · (width + gap) + gap), 0 where there is no picture.

    Raises:
        ValueError: images of another shape, or none; columns below 1.
    """
    images = np.asarray(images, "float32")
    pictures = images[..., 0] if images.ndim == 4 and images.shape[-1] == 1 else images
    if pictures.ndim != 3 or len(pictures) == 0 or columns < 1:
        raise ValueError(
            f"Expected images (n, height, width) and at least 1 column; got {images.shape} and {columns}. "
            "For one image pass image[None]."
        )
    count, height, width = pictures.shape
    rows = -(-count // columns)
    sheet = np.zeros((rows * (height + gap) + gap, columns * (width + gap) + gap), "float32")
    for number, picture in enumerate(pictures):
        top, left = (gap + place * (side + gap) for place, side in zip(divmod(number, columns), (height, width)))
        sheet[top : top + height, left : left + width] = picture
    return sheet


_GAP = 2  # white pixels around an image, before enlarging


def plot_ink_rows(rows: Sequence[np.ndarray], names: Sequence[str], *, zoom: int = 2) -> "Figure":
    """Several rows of images, each with its name on the left; images of one column belong together.

    Args:
        rows: list of (n, height, width) or (n, height, width, 1) arrays in [0, 1], 1 is ink, all of one shape.
        names: as many texts.
        zoom: screen pixels a pixel, a whole number.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: rows of different shapes, another number of names.
    """
    pictures = [np.asarray(row).reshape(len(row), *np.shape(row)[1:3]) for row in rows]
    if len(names) != len(pictures) or len({picture.shape for picture in pictures}) != 1:
        raise ValueError(
            f"Expected one name a row and rows of one shape; got {len(names)} names for {[p.shape for p in pictures]}."
        )
    tiles = np.pad(np.stack(pictures), ((0, 0), (0, 0), (_GAP, _GAP), (_GAP, _GAP)))
    count, columns, high, wide = tiles.shape
    sheet = np.round(tiles.transpose(0, 2, 1, 3).reshape(count * high, columns * wide) * 5) / 5
    label = 12 + 7 * max(map(len, names))
    width, height = label + sheet.shape[1] * zoom, sheet.shape[0] * zoom
    figure, axis = new_figure(width / 100, height / 100)
    figure.set_layout_engine("none")  # one pixel of the sheet is to be exactly zoom × zoom pixels
    axis.set_position([label / width, 0, 1 - label / width, 1])
    axis.imshow(sheet, cmap="gray_r", vmin=0, vmax=1, interpolation="nearest", aspect="auto")
    axis.set_axis_off()
    for number, name in enumerate(names):
        place = 1 - (number + 0.5) / count
        figure.text((label - 6) / width, place, name, ha="right", va="center", fontsize=9)
    return figure
