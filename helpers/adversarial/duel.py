"""A GAN on a line: two densities and the expert's curve, drawn in a few milliseconds for a panel."""

import numpy as np
from PIL import Image, ImageDraw

from helpers.plots.small_curves import draw_small_curves, font
from helpers.plots.style import COLOURS

_WIDTH, _HEIGHT, _BASE, _TOP = 460, 320, 286, 36  # pixels


def _pieces(across, down, dash=10, gap=6):
    """The pieces of a dashed line through points: lists of (x, y), lengths in pixels."""
    along = np.concatenate([[0], np.cumsum(np.hypot(np.diff(across), np.diff(down)))])
    for start in np.arange(0, along[-1], dash + gap):
        at = np.linspace(start, min(start + dash, along[-1]), 5)
        yield list(zip(np.interp(at, along, across), np.interp(at, along, down)))


def draw_duel(places, real, generated, belief, steps, distances, *, now, tallest=1.6):
    """On the left the real and the generated density and the expert's belief over them, on the right the distance.

    Args:
        places: (n,) array, increasing, the part of the line shown.
        real, generated: (n,) densities there; heights above ``tallest`` are cut.
        belief: (n,) array in [0, 1], the discriminator's probability for "real".
        steps, distances: (m,) arrays, how far the generated density is from the real one. now: the present step.
        tallest: density at the top of the picture.

    Returns:
        PIL image, 790×320 pixels.

    Raises:
        ValueError: arrays that do not fit together.
    """
    if not len(places) == len(real) == len(generated) == len(belief) or len(steps) != len(distances):
        raise ValueError(
            f"Expected densities and belief at each of {len(places)} places and a distance for each of {len(steps)} steps; "
            f"got {len(real)}, {len(generated)}, {len(belief)} and {len(distances)}. Compute them at the same places."
        )
    sheet = Image.new("RGB", (_WIDTH + 330, _HEIGHT), "white")
    pen = ImageDraw.Draw(sheet)
    across = 10 + (_WIDTH - 20) * (np.asarray(places) - places[0]) / (places[-1] - places[0])

    def heights(values, top):
        return _BASE - (_BASE - _TOP) * np.clip(np.nan_to_num(values, nan=0.0), 0, top) / top

    floor = [(across[-1], _BASE), (across[0], _BASE)]
    pen.polygon([*zip(across, heights(real, tallest)), *floor], fill="#cfe3f1")
    pen.line([*zip(across, heights(real, tallest))], fill=COLOURS[0], width=3)
    for piece in _pieces(across, heights(generated, tallest)):
        pen.line(piece, fill=COLOURS[1], width=3)
    pen.line([*zip(across, heights(belief, 1.0))], fill="black", width=2)
    half = _BASE - (_BASE - _TOP) / 2
    for x in range(10, _WIDTH - 10, 8):
        pen.line([(x, half), (x + 3, half)], fill="grey")
    pen.line([(10, _BASE), (_WIDTH - 10, _BASE)], fill="black")
    for place in range(int(np.ceil(places[0])), int(np.floor(places[-1])) + 1):
        x = np.interp(place, places, across)
        pen.text((x, _BASE + 14), str(place), fill="black", font=font(12), anchor="mm")
    pen.text((_WIDTH - 10, half - 10), "½", fill="grey", font=font(13), anchor="rm")
    for x, colour, text in (
        (10, COLOURS[0], "real ——"),
        (85, COLOURS[1], "generated – –"),
        (205, "black", "expert: how sure it is of “real”"),
    ):
        pen.text((x, 16), text, fill=colour, font=font(14), anchor="lm")
    curve = draw_small_curves(
        steps,
        {"distance": distances},
        top=2.5,
        title="distance from the truth",
        ticks=(0, 1, 2),
        now=now,
        size=(330, _HEIGHT),
    )
    sheet.paste(curve, (_WIDTH, 0))
    return sheet
