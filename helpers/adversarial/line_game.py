"""A GAN on a line at one moment, drawn in a few milliseconds for a panel."""

import numpy as np
from PIL import Image, ImageDraw

from helpers.plots.pens import dashed, font
from helpers.plots.style import COLOURS

_SIZE = (760, 400)  # pixels
_LEFT, _RIGHT, _FAR_LEFT, _FAR_RIGHT = 52, 440, 520, 748
_UPPER, _LOWER = (34, 190), (246, 362)  # top and base of the two plots on the left
_BLUE, _ORANGE, _GREY = COLOURS[0], COLOURS[1], "#767676"


def draw_line_game(
    places: np.ndarray,
    real: np.ndarray,
    generated: np.ndarray,
    belief: np.ndarray,
    distances: np.ndarray,
    *,
    now: int,
    tallest: float = 1.6,
) -> Image.Image:
    """Above left the two densities, below left the discriminator's D and the best D, on the right the distance.

    Args:
        places: (n,) array, increasing, the part of the line shown.
        real: (n,) array, the real density there; what is higher than ``tallest`` is cut, and said to be.
        generated: (n,) array, the generated density there, cut likewise.
        belief: (n,) array in [0, 1], the discriminator's probability for "real"; the best one is worked out.
        distances: (m,) array above 0, how far the generated density is from the real one after 0, 1, … steps.
        now: the present step.
        tallest: density at the top of the plot.

    Returns:
        PIL image, 760×400 pixels.

    Raises:
        ValueError: arrays that do not fit together, a step that is not among the distances.
    """
    lengths = [len(values) for values in (places, real, generated, belief)]
    if len(set(lengths)) != 1 or not 0 <= now < len(distances):
        raise ValueError(
            f"Expected four arrays of one length and a step below {len(distances)}; got lengths {lengths} and step {now}. "
            "Compute all of them at the same places."
        )
    sheet = Image.new("RGB", _SIZE, "white")
    pen = ImageDraw.Draw(sheet)
    across = _LEFT + (_RIGHT - _LEFT) * (np.asarray(places) - places[0]) / (places[-1] - places[0])
    _densities(pen, across, real, generated, tallest)
    total = np.asarray(real) + np.asarray(generated)
    best = np.divide(real, total, out=np.full(len(total), np.nan), where=total > 1e-9)  # unknown where there is nothing
    _beliefs(pen, across, belief, best)
    for place in range(int(np.ceil(places[0])), int(np.floor(places[-1])) + 1):
        x = np.interp(place, places, across)
        for _, base in (_UPPER, _LOWER):
            pen.line([(x, base), (x, base + 4)], fill="black")
            pen.text((x, base + 13), str(place), fill="black", font=font(12), anchor="mm")
    pen.text(((_LEFT + _RIGHT) / 2, 390), "number", fill="black", font=font(12), anchor="mm")
    _distance_plot(pen, np.asarray(distances), now)
    return sheet


def _densities(pen, across, real, generated, tallest):
    top, base = _UPPER

    def line_of(values):
        heights = base - (base - top) * np.clip(np.nan_to_num(values), 0, tallest) / tallest
        return list(zip(across, heights))

    outline = line_of(real)
    pen.polygon([*outline, (across[-1], base), (across[0], base)], fill="#cfe3f1")
    pen.line(outline, fill=_BLUE, width=3)
    dashed(pen, line_of(generated), _ORANGE)
    _axis(pen, _UPPER, "density", (0, 0.5, 1, 1.5), tallest)
    pen.text((120, 13), "real ——", fill=_BLUE, font=font(13), anchor="lm")
    pen.text((200, 13), "generated – –", fill=_ORANGE, font=font(13), anchor="lm")
    if np.max(generated) > tallest:
        words = f"cut: rises to {np.max(generated):.0f}"
        pen.text((_RIGHT, 13), words, fill=_ORANGE, font=font(13), anchor="rm")


def _beliefs(pen, across, belief, best):
    top, base = _LOWER
    half = (top + base) / 2
    for x in range(_LEFT, _RIGHT, 8):
        pen.line([(x, half), (x + 3, half)], fill="#b0b0b0")
    known = ~np.isnan(best)
    dashed(pen, list(zip(across[known], base - (base - top) * best[known])), _GREY)
    pen.line(list(zip(across, base - (base - top) * np.asarray(belief))), fill="black", width=3)
    _axis(pen, _LOWER, "D", (0, 0.5, 1), 1.0)
    pen.text((120, 226), "D: probability of “real” ——", fill="black", font=font(13), anchor="lm")
    pen.text((330, 226), "best D – –", fill=_GREY, font=font(13), anchor="lm")


def _distance_plot(pen, distances, now):
    top, base = 34, 362
    low, high = -3.0, 0.5  # powers of ten

    def height(value):
        return base - (base - top) * (np.clip(np.log10(np.maximum(value, 1e-9)), low, high) - low) / (high - low)

    across = np.linspace(_FAR_LEFT, _FAR_RIGHT, len(distances))
    pen.line([(across[now], top), (across[now], base)], fill="#b0b0b0", width=2)
    pen.line(list(zip(across, height(distances))), fill=_BLUE, width=2)
    x, y = across[now], height(distances[now])
    pen.ellipse([x - 5, y - 5, x + 5, y + 5], fill=_ORANGE)
    pen.line([(_FAR_LEFT, top), (_FAR_LEFT, base), (_FAR_RIGHT, base)], fill="black")
    for power, words in ((-3, "0.001"), (-2, "0.01"), (-1, "0.1"), (0, "1")):
        y = height(10.0**power)
        pen.line([(_FAR_LEFT - 4, y), (_FAR_LEFT, y)], fill="black")
        pen.text((_FAR_LEFT - 8, y), words, fill="black", font=font(12), anchor="rm")
    for x, words, anchor in ((_FAR_LEFT, "0", "mm"), (_FAR_RIGHT, str(len(distances) - 1), "rm")):
        pen.text((x, base + 13), words, fill="black", font=font(12), anchor=anchor)
    pen.text(((_FAR_LEFT + _FAR_RIGHT) / 2, 390), "step", fill="black", font=font(12), anchor="mm")
    pen.text((_FAR_LEFT - 40, 13), "distance to the real bell (log scale)", fill="black", font=font(13), anchor="lm")


def _axis(pen, span, title, ticks, tallest):
    top, base = span
    pen.line([(_LEFT, top), (_LEFT, base), (_RIGHT, base)], fill="black")
    pen.text((6, top - 20), title, fill="black", font=font(13), anchor="lm")
    for value in ticks:
        y = base - (base - top) * value / tallest
        pen.line([(_LEFT - 4, y), (_LEFT, y)], fill="black")
        pen.text((_LEFT - 8, y), f"{value:g}", fill="black", font=font(12), anchor="rm")
