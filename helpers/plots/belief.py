"""An image and ten probabilities as one picture, drawn in a few milliseconds for panels."""

import numpy as np
from PIL import Image, ImageColor, ImageDraw

from helpers.plots.pens import font
from helpers.plots.show import keep_colours
from helpers.plots.style import COLOURS

_HEIGHT, _BAR, _BASE, _TOP = 260, 30, 226, 40  # pixels


def draw_belief(image: np.ndarray, probabilities: np.ndarray, *, truth: int | None = None) -> Image.Image:
    """The image on the left, a bar a class on the right; the highest is dark and carries its number.

    Args:
        image: (h, w) array in [0, 1], 1 is ink, or (h, w, 3) array in [0, 1].
        probabilities: (classes,) array that sums to 1.
        truth: the right class, its number framed, or None.

    Returns:
        PIL image, 260 pixels high.

    Raises:
        ValueError: an image or probabilities of another shape.
    """
    image, probabilities = np.asarray(image), np.asarray(probabilities, "float64")
    if image.ndim not in (2, 3) or probabilities.ndim != 1:
        raise ValueError(
            f"Expected one image and one row of probabilities; got {image.shape} and {probabilities.shape}. "
            "Take [0] of a batch of one."
        )
    colour = image if image.ndim == 3 else np.repeat(1 - image[..., None], 3, axis=2)
    tile = Image.fromarray((np.clip(colour, 0, 1) * 255).round().astype("uint8"))
    tile = tile.resize((round(tile.width * _HEIGHT / tile.height), _HEIGHT), Image.Resampling.NEAREST)
    left = tile.width + 40
    sheet = Image.new("RGB", (left + len(probabilities) * (_BAR + 6) + 10, _HEIGHT), "white")
    sheet.paste(tile, (0, 0))
    pen, letters = ImageDraw.Draw(sheet), font(15)
    pen.rectangle([0, 0, tile.width - 1, _HEIGHT - 1], outline="grey")
    best = int(probabilities.argmax())
    for number, probability in enumerate(probabilities):
        x, top = left + number * (_BAR + 6), _BASE - round(float(probability) * (_BASE - _TOP))
        pen.rectangle(
            [x, min(top, _BASE - 1), x + _BAR, _BASE], fill=ImageColor.getrgb(COLOURS[0 if number == best else 4])
        )
        pen.text((x + _BAR / 2, _BASE + 18), str(number), fill="black", font=letters, anchor="mm")
        if number == truth:
            pen.rectangle([x + 3, _BASE + 6, x + _BAR - 3, _BASE + 30], outline="black", width=2)
        if number == best:
            pen.text((x + _BAR / 2, top - 12), f"{probability:.2f}", fill="black", font=letters, anchor="mm")
    return keep_colours(sheet) if image.ndim == 3 else sheet
