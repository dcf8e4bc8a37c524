"""A scene and the training scenes nearest to it, each marked right or wrong; drawn in a few milliseconds for panels."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from helpers.plots.picture import keep_colours
from helpers.plots.small_curves import font
from helpers.plots.style import COLOURS

_SIDE, _GAP, _HEAD, _FOOT = 176, 18, 26, 30  # pixels


def draw_neighbours(
    scene: np.ndarray, digit: int, found: Sequence[np.ndarray], digits: Sequence[int], names: Sequence[str]
) -> Image.Image:
    """The scene, and beside it what each way of looking finds nearest; a thick frame and a tick for the same digit.

    Args:
        scene: (64, 64, 3) uint8 array.
        digit: which one it shows, 0 to 9.
        found: as many such scenes as there are names.
        digits: which one each of these shows, 0 to 9.
        names: ways of looking, a few words each.

    Returns:
        PIL image, 232 pixels high.

    Raises:
        ValueError: not one scene and one digit a name.
    """
    if not len(found) == len(digits) == len(names):
        raise ValueError(
            f"Expected a scene and a digit for each of {len(names)} names; got {len(found)} and {len(digits)}."
        )
    width = (len(found) + 1) * (_SIDE + _GAP) - _GAP
    sheet = Image.new("RGB", (width, _HEAD + _SIDE + _FOOT), "white")
    pen = ImageDraw.Draw(sheet)
    for number, (picture, name) in enumerate(zip([scene, *found], ["the scene", *names])):
        left = number * (_SIDE + _GAP)
        tile = Image.fromarray(picture).resize((_SIDE, _SIDE), Image.Resampling.NEAREST)
        sheet.paste(tile, (left, _HEAD))
        pen.text((left + _SIDE / 2, 11), name, fill="black", font=font(14), anchor="mm")
        words, colour = f"{digit}", "black"
        if number:
            right = digits[number - 1] == digit
            words = f"{digits[number - 1]} {'✓ same digit' if right else '✗ another digit'}"
            colour = COLOURS[2] if right else COLOURS[1]
            pen.rectangle((left, _HEAD, left + _SIDE - 1, _HEAD + _SIDE - 1), outline=colour, width=5 if right else 2)
        pen.text((left + _SIDE / 2, _HEAD + _SIDE + 16), words, fill=colour, font=font(14), anchor="mm")
    return keep_colours(sheet)
