"""A text of which every character is shaded by how probable it was."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageColor, ImageDraw, ImageFont

from helpers.plots.style import COLOURS

_WIDE, _HIGH, _COLUMNS = 20, 34, 36  # pixels of one character, characters a line


def draw_likely_text(texts: Sequence[str], probabilities: np.ndarray, *, given: int = 0) -> Image.Image:
    """Lines of characters on shades of blue; white was certain, the bluer the less probable.

    Args:
        texts: the lines.
        probabilities: (lines, characters) array in [0, 1], at least as wide as the longest line.
        given: so many characters at the start of each line were given, not written; they are framed.

    Returns:
        PIL image, 36 characters wide; longer lines are cut.

    Raises:
        ValueError: no line, or fewer probabilities than characters.
    """
    if not len(texts) or len(texts) != len(probabilities) or max(map(len, texts)) > np.shape(probabilities)[1]:
        raise ValueError(
            f"Expected lines and a probability for each character; got {len(texts)} lines and probabilities "
            f"{np.shape(probabilities)}. Give one row a line."
        )
    sheet = Image.new("RGB", (_WIDE * _COLUMNS + 8, _HIGH * len(texts) + 6), "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=20)
    low = np.array(ImageColor.getrgb(COLOURS[4]), "float64")
    for row, (text, shares) in enumerate(zip(texts, probabilities)):
        for column, (character, share) in enumerate(zip(text[:_COLUMNS], shares)):
            x, y = 4 + column * _WIDE, 3 + row * _HIGH
            cell = (x, y + 1, x + _WIDE - 2, y + _HIGH - 3)
            if column < given:
                pen.rectangle(cell, outline="grey")
            else:
                pen.rectangle(cell, fill=tuple(np.round(low + share * (255 - low)).astype(int)))
            pen.text((x + _WIDE / 2 - 1, y + _HIGH / 2), character, fill="black", font=font, anchor="mm")
    return sheet
