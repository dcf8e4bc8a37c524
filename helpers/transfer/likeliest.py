"""What a base makes of a photograph: its likeliest classes, and its nearest neighbours."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from helpers.plots.pens import font
from helpers.plots.show import keep_colours
from helpers.plots.style import COLOURS
from helpers.transfer.photographs import likeliest

_SIDE, _GAP, _ROOM = 240, 12, 256  # pixels: a picture, the white between, the bars


def draw_likeliest(
    pictures: Sequence[np.ndarray], probabilities: np.ndarray, names: Sequence[str], *, top: int = 5
) -> Image.Image:
    """The pictures on the left; on the right a bar for each of the likeliest classes, under its name.

    For few classes, in their own order, see :func:`helpers.plots.belief.draw_belief`.

    Args:
        pictures: square (side, side, 3) arrays in [0, 1], one or two.
        probabilities: (classes,) array that sums to 1.
        names: a short text a class.
        top: how many bars.

    Returns:
        PIL image, 240 pixels high; 508 wide with one picture, 760 with two.

    Raises:
        ValueError: a picture of another shape, another number of names.
    """
    probabilities = np.asarray(probabilities, "float64")
    for picture in pictures:
        if np.ndim(picture) != 3 or np.shape(picture)[2] != 3:
            raise ValueError(
                f"Expected pictures (side, side, 3); got {np.shape(picture)}. Pass them without their batch axis."
            )
    if probabilities.shape != (len(names),):
        raise ValueError(
            f"Expected {len(names)} probabilities, one a name; got {probabilities.shape}. Take [0] of a batch of one."
        )
    start = len(pictures) * (_SIDE + _GAP)
    sheet = Image.new("RGB", (start + _ROOM, _SIDE), "white")
    for number, picture in enumerate(pictures):
        tile = Image.fromarray((np.clip(picture, 0, 1) * 255).round().astype("uint8"))
        sheet.paste(tile.resize((_SIDE, _SIDE), Image.Resampling.BICUBIC), (number * (_SIDE + _GAP), 0))
    pen, step = ImageDraw.Draw(sheet), _SIDE / top
    for row, (name, probability) in enumerate(likeliest(probabilities, names, top=top)):
        upper, end = step * row, start + max(2.0, (_ROOM - 60) * probability)
        pen.text((start, upper + 12), _short(name), fill="black", font=font(15), anchor="lm")
        pen.rectangle((start, upper + 23, end, upper + 37), fill=COLOURS[0 if row == 0 else 4])
        pen.text((end + 6, upper + 30), f"{probability:.2f}", fill="black", font=font(14), anchor="lm")
    return keep_colours(sheet)


def _short(name: str, most: int = 30) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


_PHOTO, _BETWEEN, _HEAD, _FOOT = 176, 18, 26, 30  # pixels


def draw_neighbours(
    scene: np.ndarray,
    digit: int,
    found: Sequence[np.ndarray] | np.ndarray,
    digits: Sequence[int] | np.ndarray,
    names: Sequence[str],
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
    width = (len(found) + 1) * (_PHOTO + _BETWEEN) - _BETWEEN
    sheet = Image.new("RGB", (width, _HEAD + _PHOTO + _FOOT), "white")
    pen = ImageDraw.Draw(sheet)
    for number, (picture, name) in enumerate(zip([scene, *found], ["the scene", *names])):
        left = number * (_PHOTO + _BETWEEN)
        tile = Image.fromarray(picture).resize((_PHOTO, _PHOTO), Image.Resampling.NEAREST)
        sheet.paste(tile, (left, _HEAD))
        pen.text((left + _PHOTO / 2, 11), name, fill="black", font=font(14), anchor="mm")
        words, colour = f"{digit}", "black"
        if number:
            right = digits[number - 1] == digit
            words = f"{digits[number - 1]} {'✓ same digit' if right else '✗ another digit'}"
            colour = COLOURS[2] if right else COLOURS[1]
            pen.rectangle((left, _HEAD, left + _PHOTO - 1, _HEAD + _PHOTO - 1), outline=colour, width=5 if right else 2)
        pen.text((left + _PHOTO / 2, _HEAD + _PHOTO + 16), words, fill=colour, font=font(14), anchor="mm")
    return keep_colours(sheet)
