"""The path of gradient descent over a bowl, drawn fast enough for a slider."""

import numpy as np
from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

from helpers.plots.style import COLOURS

_WIDTH, _HEIGHT = 640, 320
_BANDS = 14  # rings of equal height


def draw_descent(loss, path, *, reach=4.0, limit=2.0):
    """A bowl seen from above, darker towards its lowest point, and the steps walked in it.

    Args:
        loss: function of two arrays (across, up) of one shape; its lowest value is 0.
        path: (steps + 1, 2) array of positions (across, up); what leaves the picture is cut at its edge.
        reach: largest position across shown. limit: largest position up shown.

    Returns:
        PIL image, 640×320 pixels: the start is a square, every step a dot, the lowest point a cross.
    """
    across, up = np.meshgrid(np.linspace(-reach, reach, _WIDTH), np.linspace(limit, -limit, _HEIGHT))
    height = np.sqrt(np.maximum(loss(across, up), 0))
    band = np.floor(height / height.max() * _BANDS) / _BANDS
    low, high = np.array([86, 180, 233]), np.array([250, 250, 250])
    canvas = Image.fromarray((low + (high - low) * band[..., None] ** 0.8).astype("uint8"))
    draw = ImageDraw.Draw(canvas)
    scale = np.array([_WIDTH / (2 * reach), -_HEIGHT / (2 * limit)])
    centre = np.array([_WIDTH / 2, _HEIGHT / 2])
    finite = np.nan_to_num(np.asarray(path, "float64"), nan=1e3, posinf=1e3, neginf=-1e3)
    pixels = np.clip(finite, -1e3, 1e3) * scale + centre
    draw.line([tuple(point) for point in pixels], fill=COLOURS[1], width=2)
    for x, y in pixels[1:]:
        draw.ellipse((x - 4, y - 4, x + 4, y + 4), fill=COLOURS[1])
    x, y = pixels[0]
    draw.rectangle((x - 6, y - 6, x + 6, y + 6), fill=COLOURS[6])
    draw.text(
        (x + 10, y - 18), "start", fill=COLOURS[6], font=ImageFont.truetype(font_manager.findfont("DejaVu Sans"), 14)
    )
    x, y = centre
    draw.line((x - 7, y - 7, x + 7, y + 7), fill=COLOURS[6], width=2)
    draw.line((x - 7, y + 7, x + 7, y - 7), fill=COLOURS[6], width=2)
    return canvas
