"""An image and the likeliest of many named classes, drawn in a few milliseconds for panels."""

from functools import cache

import numpy as np
from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

from helpers.plots.picture import keep_colours
from helpers.plots.style import COLOURS

_SIDE, _ROOM = 260, 320  # pixels: the image, the bars beside it


@cache
def _font(size):
    return ImageFont.truetype(font_manager.findfont("DejaVu Sans"), size)


def draw_likeliest(image, probabilities, names, *, truth=None, top=6):
    """The image on the left; on the right a bar for each of the likeliest classes, the likeliest first.

    For few classes, in their own order, see :func:`helpers.plots.belief.draw_belief`.

    Args:
        image: (h, w, 3) array in [0, 1].
        probabilities: (classes,) array that sums to 1. names: a short text a class.
        truth: number of the right class, its name marked with a triangle, or None.
        top: how many bars.

    Returns:
        PIL image, 580×260 pixels.

    Raises:
        ValueError: an image of another shape, another number of names.
    """
    image, probabilities = np.asarray(image), np.asarray(probabilities, "float64")
    if image.ndim != 3 or image.shape[2] != 3:
        raise ValueError(f"Expected an image (h, w, 3); got {image.shape}. Pass one image, without its batch axis.")
    if probabilities.shape != (len(names),):
        raise ValueError(
            f"Expected {len(names)} probabilities, one a name; got {probabilities.shape}. Take [0] of a batch of one."
        )
    tile = Image.fromarray((np.clip(image, 0, 1) * 255).round().astype("uint8"))
    sheet = Image.new("RGB", (_SIDE + _ROOM, _SIDE), "white")
    sheet.paste(tile.resize((_SIDE, _SIDE), Image.Resampling.NEAREST))
    pen, start, step = ImageDraw.Draw(sheet), _SIDE + 75, _SIDE / top
    for row, number in enumerate(np.argsort(-probabilities, kind="stable")[:top]):
        middle, height = step * (row + 0.5), min(0.35 * step, 12)
        end = start + max(1.0, (_ROOM - 130) * probabilities[number])
        mark = "▸ " if number == truth else ""
        pen.text((start - 10, middle), mark + names[number], fill="black", font=_font(16), anchor="rm")
        pen.rectangle((start, middle - height, end, middle + height), fill=COLOURS[0 if row == 0 else 4])
        pen.text((end + 6, middle), f"{probabilities[number]:.2f}", fill="black", font=_font(14), anchor="lm")
    return keep_colours(sheet)
