"""The path of gradient descent through a landscape of loss, drawn fast enough for a slider."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from helpers.plots.small_curves import draw_small_curves, font
from helpers.plots.style import COLOURS

_WIDTH, _HEIGHT = 480, 320
_BANDS = 14  # rings of equal height
_FAR = 1e3  # what lies farther away is drawn from here
_SMALLEST, _LARGEST = -6, 3  # powers of ten between which the loss is drawn


@lru_cache(maxsize=8)
def _seen_from_above(loss, reach, limit):
    """The landscape as an array of colours, and its lowest place in pixels."""
    across, up = np.meshgrid(np.linspace(-reach, reach, _WIDTH), np.linspace(limit, -limit, _HEIGHT))
    height = loss(across, up)
    row, column = np.unravel_index(height.argmin(), height.shape)
    height = np.sqrt(np.maximum(height - height.min(), 0))
    band = np.floor(height / height.max() * _BANDS) / _BANDS
    low, high = np.array([86, 180, 233]), np.array([250, 250, 250])
    return (low + (high - low) * band[..., None] ** 0.8).astype("uint8"), (int(column), int(row))


def draw_descent(
    loss: Callable[[np.ndarray, np.ndarray], np.ndarray],
    path: np.ndarray,
    *,
    reach: float = 4.0,
    limit: float = 2.0,
    steps: int | None = None,
) -> Image.Image:
    """A landscape seen from above, darker where the loss is low, the steps walked in it, and the loss after each.

    Args:
        loss: function of two arrays (across, up) of one shape.
        path: (steps + 1, 2) array of positions (across, up); what leaves the picture is cut at its edge.
        reach: largest position across shown.
        limit: largest position up shown.
        steps: right end of the axis of the loss, the number of steps if left out.

    Returns:
        PIL image, 810×320 pixels: the start is a square, every step a dot, the lowest point a cross; on the
        right the loss over the steps, each mark of its axis ten times the one below, from a millionth to a thousand.
    """
    colours, (x, y) = _seen_from_above(loss, reach, limit)
    canvas = Image.fromarray(colours)
    pen = ImageDraw.Draw(canvas)
    pen.line((x - 7, y - 7, x + 7, y + 7), fill=COLOURS[6], width=2)
    pen.line((x - 7, y + 7, x + 7, y - 7), fill=COLOURS[6], width=2)
    finite = np.nan_to_num(np.asarray(path, "float64"), nan=_FAR, posinf=_FAR, neginf=-_FAR)
    near = np.clip(finite, -_FAR, _FAR)
    scale, centre = np.array([_WIDTH / (2 * reach), -_HEIGHT / (2 * limit)]), np.array([_WIDTH / 2, _HEIGHT / 2])
    pixels = near * scale + centre
    if len(pixels) > 1:
        pen.line([tuple(point) for point in pixels], fill=COLOURS[1], width=2)
    for x, y in pixels[1:]:
        pen.ellipse((x - 4, y - 4, x + 4, y + 4), fill=COLOURS[1])
    x, y = pixels[0]
    pen.rectangle((x - 6, y - 6, x + 6, y + 6), fill=COLOURS[6])
    side = ("rm", -12) if x > _WIDTH - 60 else ("lm", 12)
    pen.text((x + side[1], y - 12), "start", fill=COLOURS[6], font=font(14), anchor=side[0])
    pen.text((_WIDTH - 8, _HEIGHT - 12), "w₁ →", fill="black", font=font(14), anchor="rm")
    pen.text((8, _HEIGHT - 12), "↑ w₂", fill="black", font=font(14), anchor="lm")
    powers = np.log10(np.maximum(loss(near[:, 0], near[:, 1]), 10.0**_SMALLEST))
    curve = draw_small_curves(
        np.arange(len(powers)),
        {"loss": powers - _SMALLEST},
        top=_LARGEST - _SMALLEST,
        title="loss after each step, log axis",
        ticks={power - _SMALLEST: text for power, text in ((-6, "10⁻⁶"), (-3, "0.001"), (0, "1"), (3, "1000"))},
        last=steps,
        size=(330, _HEIGHT),
    )
    sheet = Image.new("RGB", (_WIDTH + curve.width, _HEIGHT), "white")
    sheet.paste(canvas, (0, 0))
    sheet.paste(curve, (_WIDTH, 0))
    return sheet
