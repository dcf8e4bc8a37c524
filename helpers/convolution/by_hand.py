"""A convolution by hand: nine numbers to choose, and each step of what they do."""

from typing import TYPE_CHECKING

import ipywidgets as widgets
import numpy as np
from matplotlib.patches import Rectangle
from PIL import Image, ImageDraw

from helpers.plots.pens import font
from helpers.plots.signed import signed_colours
from helpers.plots.style import COLOURS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


KERNELS = {
    "edges, left to right": "-1 0 1\n-2 0 2\n-1 0 1",
    "edges, top to bottom": "-1 -2 -1\n0 0 0\n1 2 1",
    "spots": "-1 -1 -1\n-1 8 -1\n-1 -1 -1",
    "blur": "0.11 0.11 0.11\n0.11 0.11 0.11\n0.11 0.11 0.11",
    "nothing new": "0 0 0\n0 1 0\n0 0 0",
}


def nine_numbers(text: str) -> np.ndarray:
    """The kernel in a text of three rows of three numbers, separated by spaces or commas.

    Returns:
        float64 array (3, 3).

    Raises:
        ValueError: another number of rows or columns, or a word that is no number.
    """
    rows = [line.replace(",", " ").split() for line in text.strip().splitlines()]
    if [len(row) for row in rows] != [3, 3, 3]:
        raise ValueError(f"Expected three rows of three numbers; got {text!r}. Put spaces between them.")
    try:
        return np.array(rows, "float64")
    except ValueError as error:
        raise ValueError(f"Expected nine numbers; got {text!r}. Write them like -1 or 0.5.") from error


def kernel_controls() -> dict[str, widgets.Widget]:
    """A choice of known kernels, and a box with the nine numbers of the chosen one, to be changed.

    Returns:
        the controls ``start_from`` and ``numbers`` of a Panel.
    """
    start_from = widgets.Dropdown(options=list(KERNELS), description="start from")
    numbers = widgets.Textarea(value=KERNELS[start_from.value], rows=3, description="kernel")
    start_from.observe(lambda change: setattr(numbers, "value", KERNELS[change["new"]]), "value")
    return {"start_from": start_from, "numbers": numbers}


def plot_by_hand(
    picture: np.ndarray, kernel: np.ndarray, feature_map: np.ndarray, *, row: int, column: int
) -> "Figure":
    """A picture, a kernel and their feature map as tables of numbers; one window and its sum are framed.

    Args:
        picture: (h, w) array of numbers.
        kernel: (k, k) array.
        feature_map: (h - k + 1, w - k + 1) array.
        row: of the framed window's top left corner, and of its sum.
        column: of that corner, and of its sum.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: a place outside the feature map.
    """
    feature_map = np.asarray(feature_map)
    if not (0 <= row < feature_map.shape[0] and 0 <= column < feature_map.shape[1]):
        raise ValueError(
            f"Expected a place in a feature map of {feature_map.shape}; got row {row}, column {column}. Take a smaller one."
        )
    size = len(kernel)
    parts = {"picture": (picture, size), "kernel": (kernel, size), "feature map": (feature_map, 1)}
    figure, axes = new_figure(7.6, 2.9, 1, 3, width_ratios=[len(picture[0]), size + 1, len(feature_map[0]) + 1])
    for axis, (name, (values, framed)) in zip(axes, parts.items()):
        values = np.asarray(values)
        axis.imshow(signed_colours(values, limit=2 * np.abs(values).max()), gid="ink")
        for (i, j), value in np.ndenumerate(values):
            axis.text(j, i, f"{value:g}", ha="center", va="center", fontsize=13)
        left, top = (0, 0) if name == "kernel" else (column, row)
        frame = dict(fill=False, linewidth=3, edgecolor=COLOURS[1], clip_on=False)
        axis.add_patch(Rectangle((left - 0.5, top - 0.5), framed, framed, **frame))
        axis.set(title=f"{name}, {values.shape[0]}×{values.shape[1]}", xticks=[], yticks=[])
        axis.spines[:].set_visible(False)
    return figure


def draw_numbers(values: np.ndarray, *, side: int = 200) -> np.ndarray:
    """A square table of numbers on their signed colours, drawn in a few milliseconds for panels.

    Args:
        values: (k, k) array of numbers.
        side: of the image, pixels.

    Returns:
        float array (side, side, 3) in [0, 1].
    """
    values = np.asarray(values, "float64")
    colours = signed_colours(values, limit=2 * np.abs(values).max())
    sheet = Image.fromarray((colours * 255).round().astype("uint8")).resize((side, side), Image.Resampling.NEAREST)
    pen, cell = ImageDraw.Draw(sheet), side / len(values)
    for (i, j), value in np.ndenumerate(values):
        pen.text(((j + 0.5) * cell, (i + 0.5) * cell), f"{value:g}", fill="black", font=font(20), anchor="mm")
    return np.asarray(sheet, "float64") / 255
