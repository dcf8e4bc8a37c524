"""Rows of digits that belong together, drawn pixel by pixel in six shades: small files for notebooks with many of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from helpers.plots.style import new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

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
