"""A training seen again: the pictures of one moment beside the curves of all."""

import numpy as np
from PIL import Image

from helpers.plots.small_curves import draw_small_curves

_HEIGHT = 240


def draw_timeline(pictures, steps, losses, distances, *, now):
    """The pictures of a moment above, the two losses and the distance below, with the moment marked.

    Args:
        pictures: (height, width) array in [0, 1], 1 is ink, as :func:`helpers.plots.tiles.tile` makes it.
        steps: (m,) array, increasing. losses: name → (m,) array; two at most.
        distances: (m,) array, FDD; values above 120 are cut. now: the present step.

    Returns:
        PIL image, 660 pixels wide.

    Raises:
        ValueError: pictures of another shape, a curve of another length than the steps.
    """
    pictures = np.asarray(pictures)
    if pictures.ndim != 2:
        raise ValueError(f"Expected one array (height, width) of pictures; got {pictures.shape}. Use tile().")
    ink = Image.fromarray(((1 - np.clip(pictures, 0, 1)) * 255).round().astype("uint8")).convert("RGB")
    width = 660
    ink = ink.resize((width, round(ink.height * width / ink.width)), Image.Resampling.NEAREST)
    sheet = Image.new("RGB", (width, ink.height + _HEIGHT), "white")
    sheet.paste(ink, (0, 0))
    for left, curves, top, title, ticks in (
        (0, losses, 2.0, "losses", (0, 1, 2)),
        (width // 2, {"FDD": distances}, 120, "FDD to the validation images", (0, 40, 80, 120)),
    ):
        plot = draw_small_curves(steps, curves, top=top, title=title, ticks=ticks, now=now, size=(width // 2, _HEIGHT))
        sheet.paste(plot, (left, ink.height))
    return sheet
