"""Curves over many powers of ten, drawn fast enough for a slider."""

from functools import cache

import numpy as np
from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

from helpers.plots.style import COLOURS

_WIDTH, _HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 150, 32, 44  # pixels around the axes; names of the curves stand on the right


@cache
def _font():
    return ImageFont.truetype(font_manager.findfont("DejaVu Sans"), 12)


def draw_log_curves(curves, *, low, high, across, up):
    """One line a name against its position, the height in powers of ten; every line also has its own marks.

    Args:
        curves: name → (n,) array of numbers above 0; what leaves the picture is cut at its edge. Four at most.
        low, high: powers of ten at the bottom and at the top. across, up: what the axes show.

    Returns:
        PIL image, 640×320 pixels.
    """
    sheet = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    pen, font = ImageDraw.Draw(sheet), _font()
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    for power in range(low, high + 1, max(1, (high - low) // 5)):
        y = bottom - (power - low) / (high - low) * (bottom - _TOP)
        pen.line((_LEFT, y, right, y), fill="#dddddd")
        pen.text((_LEFT - 8, y), f"1e{power}" if power else "1", fill="black", font=font, anchor="rm")
    longest = max(len(values) for values in curves.values())
    for count in (1, *range(14, longest + 1, 14)):
        x = _LEFT + (count - 1) / max(longest - 1, 1) * (right - _LEFT)
        pen.text((x, bottom + 12), str(count), fill="black", font=font, anchor="mm")
    pen.text(((_LEFT + right) / 2, _HEIGHT - 12), across, fill="black", font=font, anchor="mm")
    pen.text((8, 12), up, fill="black", font=font, anchor="lm")
    for number, (name, values) in enumerate(curves.items()):
        with np.errstate(divide="ignore"):
            height = np.clip(np.nan_to_num(np.log10(np.asarray(values, "float64")), neginf=low), low, high)
        xs = _LEFT + np.arange(len(height)) / max(longest - 1, 1) * (right - _LEFT)
        ys = bottom - (height - low) / (high - low) * (bottom - _TOP)
        line = list(zip(xs.tolist(), ys.tolist()))
        pen.line(line, fill=COLOURS[number], width=2)
        for x, y in line[number * 2 :: 8]:
            _mark(pen, number, x, y)
        y = _TOP + 14 + 24 * number
        _mark(pen, number, right + 18, y)
        pen.text((right + 30, y), name, fill="black", font=font, anchor="lm")
    return sheet


def _mark(pen, number, x, y):
    colour = COLOURS[number]
    if number == 0:
        pen.ellipse((x - 4, y - 4, x + 4, y + 4), fill=colour)
    elif number == 1:
        pen.rectangle((x - 4, y - 4, x + 4, y + 4), fill=colour)
    elif number == 2:
        pen.polygon([(x, y - 5), (x - 5, y + 4), (x + 5, y + 4)], fill=colour)
    else:
        pen.polygon([(x, y - 6), (x - 6, y), (x, y + 6), (x + 6, y)], fill=colour)
