"""Numbers that change from row to row of a digit, as coloured columns beside it."""

from collections.abc import Mapping

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from helpers.plots.signed import signed_colours

_STEP, _HEAD, _WIDE = 12, 26, 76  # pixels: one row, the names above, one column


def draw_over_time(digit: np.ndarray, columns: Mapping[str, np.ndarray]) -> Image.Image:
    """A digit and, beside its rows, named columns of numbers: blue above zero, orange below, white zero.

    Args:
        digit: (rows, width) array in [0, 1], 1 is ink.
        columns: name → (rows,) array; full colour is at 1 and at -1, and each number is written into its cell.

    Returns:
        PIL image.

    Raises:
        ValueError: a column of another length, or none.
    """
    digit = np.asarray(digit)
    lengths = {name: np.shape(values) for name, values in columns.items()}
    if not columns or set(lengths.values()) != {(len(digit),)}:
        raise ValueError(f"Expected columns of {len(digit)} numbers, one a row of the digit; got {lengths}.")
    side = len(digit) * _STEP
    tile = Image.fromarray(((1 - digit) * 255).round().astype("uint8")).resize((side, side), Image.Resampling.NEAREST)
    left = side + 20
    sheet = Image.new("RGB", (left + len(columns) * (_WIDE + 6), _HEAD + side), "white")
    sheet.paste(tile, (0, _HEAD))
    pen = ImageDraw.Draw(sheet)
    head, small = ImageFont.load_default(size=14), ImageFont.load_default(size=11)
    for number, (name, values) in enumerate(columns.items()):
        x = left + number * (_WIDE + 6)
        pen.text((x + _WIDE / 2, _HEAD / 2), name, fill="black", font=head, anchor="mm")
        colours = (signed_colours(np.asarray(values)[:, None], limit=1)[:, 0] * 255).round().astype(int)
        for row, (value, colour) in enumerate(zip(values, colours)):
            top = _HEAD + row * _STEP
            pen.rectangle((x, top, x + _WIDE, top + _STEP - 2), fill=tuple(colour))
            shade = "white" if colour.mean() < 130 else "black"
            pen.text((x + _WIDE / 2, top + _STEP / 2 - 1), f"{value:.2f}", fill=shade, font=small, anchor="mm")
    pen.rectangle((0, _HEAD, side - 1, _HEAD + side - 1), outline="silver")
    return sheet
