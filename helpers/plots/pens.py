"""What drawings have in common: the font, dashed lines, arrows and rounded boxes."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib import font_manager
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from PIL import ImageFont

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from PIL import ImageDraw


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """DejaVu Sans, which comes with matplotlib, in a size in pixels."""
    return ImageFont.truetype(font_manager.findfont("DejaVu Sans"), size)


def dashed(
    pen: "ImageDraw.ImageDraw", points: Iterable[tuple[float, float]], colour: str, *, dash: float = 9, gap: float = 6
) -> None:
    """A dashed line through points of an image.

    Args:
        pen: of the image.
        points: (across, down) in pixels, two or more.
        colour: of the line, 3 pixels wide.
        dash: length of a piece in pixels.
        gap: pixels between two pieces.
    """
    across, down = np.array(list(points), "float64").T
    along = np.concatenate([[0], np.cumsum(np.hypot(np.diff(across), np.diff(down)))])
    for start in np.arange(0, along[-1], dash + gap):
        at = np.linspace(start, min(start + dash, along[-1]), 4)
        piece = list(zip(np.interp(at, along, across), np.interp(at, along, down)))
        pen.line(piece, fill=colour, width=3)


def arrow(
    axis: "Axes",
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str = "black",
    *,
    head: float = 12,
    **style: Any,
) -> None:
    """An arrow between two places of a drawing.

    Args:
        axis: of the drawing.
        start: where it begins, in the axis' numbers.
        end: where its head is.
        colour: of line and head.
        head: size of the head.
        style: more of matplotlib's ``FancyArrowPatch``, for example ``linewidth=2``.
    """
    options = {"arrowstyle": "-|>", "mutation_scale": head, "color": colour, "linewidth": 1.2} | style
    axis.add_patch(FancyArrowPatch(start, end, **options))


def box(
    axis: "Axes", corner: tuple[float, float], width: float, height: float, *, rounding: float, **style: Any
) -> None:
    """A box with round corners in a drawing.

    Args:
        axis: of the drawing.
        corner: left and lower edge, in the axis' numbers.
        width: in the same.
        height: in the same.
        rounding: radius of the corners, in the same.
        style: of matplotlib's ``FancyBboxPatch``, for example ``facecolor="white"``.
    """
    axis.add_patch(FancyBboxPatch(corner, width, height, boxstyle=f"round,pad=0,rounding_size={rounding}", **style))
