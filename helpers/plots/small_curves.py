"""A small plot of a few curves as a PIL image, drawn in a few milliseconds for panels."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

from helpers.plots.style import COLOURS

_LEFT, _TOP, _RIGHT, _BOTTOM = 44, 28, 12, 34  # pixels around the axes


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """DejaVu Sans, which comes with matplotlib, in a size in pixels."""
    return ImageFont.truetype(font_manager.findfont("DejaVu Sans"), size)


def _dashed(pen, points, colour, dash):
    """A line through points, its pieces left out by turns; dash is how many pixels a piece, 0 for a solid line."""
    if not dash:
        pen.line(points, fill=colour, width=3, joint="curve")
        return
    gone = 0.0
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        length = max(np.hypot(x1 - x0, y1 - y0), 1e-9)
        for start in np.arange(0, length, 2.0):
            if (gone + start) % (2 * dash) < dash:
                a, b = start / length, min(1.0, (start + 2.5) / length)
                pen.line([x0 + a * (x1 - x0), y0 + a * (y1 - y0), x0 + b * (x1 - x0), y0 + b * (y1 - y0)], colour, 3)
        gone = (gone + length) % (2 * dash)


def draw_small_curves(
    steps: np.ndarray,
    curves: Mapping[str, np.ndarray],
    *,
    top: float,
    title: str,
    ticks: Sequence[float] | dict[float, str],
    now: float | None = None,
    last: float | None = None,
    size: tuple[int, int] = (330, 320),
) -> Image.Image:
    """Curves over steps in one plot: the first solid and blue, the second dashed and orange.

    Args:
        steps: (n,) array, increasing.
        curves: name → (n,) array; one or two. Values above ``top`` are cut.
        top: largest value shown, the smallest is 0.
        title: above the plot.
        ticks: values marked on the left, or a dict value → text of its mark.
        now: step marked by an upright line, or None.
        last: right end of the axis, the last step if left out.
        size: (width, height) of the image in pixels.

    Returns:
        PIL image.

    Raises:
        ValueError: a curve of another length than the steps.
    """
    steps = np.asarray(steps, "float64")
    last = max(last or steps[-1], 1)
    sheet = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(sheet)
    width, height = size[0] - _LEFT - _RIGHT, size[1] - _TOP - _BOTTOM
    base, right = _TOP + height, _LEFT + width
    pen.text((_LEFT, 13), title, fill="black", font=font(13), anchor="lm")
    pen.line([(_LEFT, _TOP), (_LEFT, base), (right, base)], fill="black")
    for value in ticks:
        y = base - height * value / top
        pen.line([(_LEFT - 4, y), (_LEFT, y)], fill="black")
        text = ticks[value] if isinstance(ticks, dict) else f"{value:g}"
        pen.text((_LEFT - 8, y), text, fill="black", font=font(12), anchor="rm")
    for value, anchor in ((0, "mm"), (last, "rm")):
        pen.text((_LEFT + width * value / last, base + 12), f"{value:g}", fill="black", font=font(12), anchor=anchor)
    pen.text((_LEFT + width / 2, base + 22), "step", fill="black", font=font(12), anchor="mm")
    if now is not None:
        x = _LEFT + width * now / last
        pen.line([(x, _TOP), (x, base)], fill="grey")
    for number, (name, values) in enumerate(curves.items()):
        if len(values) != len(steps):
            raise ValueError(f"Expected {len(steps)} values of {name}, one a step; got {len(values)}. Give one a step.")
        shown = np.clip(np.nan_to_num(np.asarray(values, "float64"), nan=top), 0, top)
        colour, dash = COLOURS[number], 6 * number
        points = list(zip(_LEFT + width * steps / last, base - height * shown / top))
        if len(points) > 1:
            _dashed(pen, points, colour, dash)
        if len(curves) > 1:
            y = _TOP + 10 + 18 * number
            _dashed(pen, [(right - 120, y), (right - 92, y)], colour, dash)
            pen.text((right - 86, y), name, fill="black", font=font(13), anchor="lm")
    return sheet
