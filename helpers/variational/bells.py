"""Two bell curves and what it costs that they differ, as one picture drawn in a few milliseconds for a panel."""

import numpy as np
from PIL import Image, ImageColor, ImageDraw

from helpers.plots.small_curves import font
from helpers.plots.style import COLOURS

# Pixels of a drawing of twice the size, which is halved in the end so that its lines are smooth.
_WIDTH, _HEIGHT, _LEFT, _TOP, _BASE = 1400, 540, 80, 24, 464
_RIGHT, _BARS = 840, 940  # where the curves end and the bars begin
_REACH, _HIGHEST = 4.5, 1.4  # the curves run from -reach to reach; the highest density shown


def draw_bells(mean: float, deviation: float, costs: dict[str, float], *, most: float = 6.0) -> Image.Image:
    """The standard normal, dashed, and another bell curve; beside them the costs as bars.

    Args:
        mean: of the other curve.
        deviation: standard deviation of the other curve, above 0.
        costs: name → nats, at most four, each drawn as a bar.
        most: nats, where a bar ends.

    Returns:
        PIL image, 700×270 pixels.

    Raises:
        ValueError: a deviation of 0 or less, more than four costs.
    """
    if deviation <= 0 or len(costs) > 4:
        raise ValueError(f"Expected a deviation above 0 and four costs at most; got {deviation} and {len(costs)}.")
    picture = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    pen = ImageDraw.Draw(picture)
    places = np.linspace(-_REACH, _REACH, 400)
    blue, orange = (ImageColor.getrgb(colour) for colour in COLOURS[:2])
    for centre, width, colour, dash in ((0.0, 1.0, blue, 5), (mean, deviation, orange, 0)):
        density = np.exp(-0.5 * ((places - centre) / width) ** 2) / (width * np.sqrt(2 * np.pi))
        across = _LEFT + (places / _REACH + 1) / 2 * (_RIGHT - _LEFT)
        up = _BASE - np.minimum(density, _HIGHEST) / _HIGHEST * (_BASE - _TOP - 48)
        points = list(zip(across, up))
        starts = range(0, len(points) - 1, 2 * dash) if dash else ()
        for piece in [points[start : start + dash + 1] for start in starts] or [points]:
            pen.line(piece, fill=colour, width=6, joint="curve")
    pen.line([(_LEFT, _BASE), (_RIGHT, _BASE)], fill="black", width=2)
    for value in (-4, -2, 0, 2, 4):
        x = _LEFT + (value / _REACH + 1) / 2 * (_RIGHT - _LEFT)
        pen.line([(x, _BASE), (x, _BASE + 10)], fill="black", width=2)
        pen.text((x, _BASE + 14), f"{value}", "black", font(26), anchor="mt")
    pen.text(((_LEFT + _RIGHT) / 2, _HEIGHT - 1), "latent number z", "black", font(26), anchor="md")
    pen.text((_LEFT, _TOP), "prior: dashed", blue, font(28), anchor="lt")
    pen.text((_RIGHT, _TOP), "cloud: solid", orange, font(28), anchor="rt")
    pen.text((_BARS, _TOP), "nats", "black", font(28), anchor="lt")
    for number, (name, nats) in enumerate(costs.items()):
        top = _TOP + 68 + 124 * number
        length = min(max(nats, 0) / most, 1) * (_WIDTH - _BARS - 120)
        pen.text((_BARS, top), name, "black", font(26), anchor="lt")
        pen.rectangle([_BARS, top + 40, _BARS + max(length, 2), top + 84], fill=COLOURS[2 + number])
        pen.text((_BARS + length + 16, top + 62), f"{nats:.2f}", "black", font(28), anchor="lm")
    return picture.reduce(2)
