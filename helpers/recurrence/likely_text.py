"""A text of which every character is shaded by how probable it was."""

import numpy as np
from PIL import Image, ImageColor, ImageDraw, ImageFont

from helpers.plots.style import COLOURS

_WIDE, _HIGH, _COLUMNS = 20, 34, 36  # pixels of one character, characters a line


def draw_likely_text(lines):
    """Lines of characters on shades of blue; white was certain, the bluer the less probable.

    Args:
        lines: list of (text, probabilities): one number in [0, 1] a character, or None for a character that was given.

    Returns:
        PIL image, 36 characters wide; longer lines are cut.

    Raises:
        ValueError: another number of probabilities than characters, no line.
    """
    if not lines or any(len(text) != len(probabilities) for text, probabilities in lines):
        raise ValueError(
            "Expected lines (text, probabilities) with one probability a character. Pass None for a given one."
        )
    sheet = Image.new("RGB", (_WIDE * _COLUMNS + 8, _HIGH * len(lines) + 6), "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=20)
    low = np.array(ImageColor.getrgb(COLOURS[4]), "float64")
    for row, (text, probabilities) in enumerate(lines):
        for column, (character, probability) in enumerate(zip(text[:_COLUMNS], probabilities)):
            x, y = 4 + column * _WIDE, 3 + row * _HIGH
            if probability is None:
                pen.rectangle((x, y + 1, x + _WIDE - 2, y + _HIGH - 3), outline="grey")
            else:
                shade = tuple(np.round(low + probability * (255 - low)).astype(int))
                pen.rectangle((x, y + 1, x + _WIDE - 2, y + _HIGH - 3), fill=shade)
            pen.text((x + _WIDE / 2 - 1, y + _HIGH / 2), character, fill="black", font=font, anchor="mm")
    return sheet
