"""States of a network on their way over a map, drawn fast enough for a slider."""

import numpy as np
from matplotlib import colormaps
from PIL import Image, ImageDraw, ImageFont

from helpers.plots.style import COLOURS

_WIDTH, _HEIGHT, _MARGIN = 640, 420, 22  # pixels


def draw_state_paths(points, labels, step, chosen):
    """Where each sequence stands after a step, drawn as its class, and the way that one of them has come.

    Args:
        points: (n, steps, 2) array. labels: (n,) integers from 0 to 9.
        step: 1 to steps. chosen: number of the sequence whose path is drawn.

    Returns:
        PIL image, 640×420 pixels; the map keeps its scale over all steps.

    Raises:
        ValueError: points and labels that do not fit together, a step that is not there.
    """
    points, labels = np.asarray(points, "float64"), np.asarray(labels)
    if points.ndim != 3 or points.shape[2] != 2 or labels.shape != (len(points),) or not 1 <= step <= points.shape[1]:
        raise ValueError(
            f"Expected points (n, steps, 2), labels (n,) and a step from 1 to steps; got {points.shape}, {labels.shape} "
            f"and {step}."
        )
    low, high = points.min(axis=(0, 1)), points.max(axis=(0, 1))
    room = np.array([_WIDTH, _HEIGHT]) - 2 * _MARGIN
    places = (points - low) / np.where(high > low, high - low, 1) * room + _MARGIN
    places[..., 1] = _HEIGHT - places[..., 1]
    sheet = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=15)
    # cividis is readable with every kind of colour vision (J. Nuñez et al., 2018).
    colours = (colormaps["cividis"](np.linspace(0, 0.85, 10))[:, :3] * 255).round().astype(int)
    for place, label in zip(places[:, step - 1], labels):
        pen.text(tuple(place), str(label), fill=tuple(colours[label]), font=font, anchor="mm")
    path = [tuple(place) for place in places[chosen, :step]]
    if len(path) > 1:
        pen.line(path, fill=COLOURS[1], width=2)
    for x, y in path[:-1]:
        pen.ellipse((x - 3, y - 3, x + 3, y + 3), fill=COLOURS[1])
    x, y = path[-1]
    pen.rectangle((x - 11, y - 11, x + 11, y + 11), outline=COLOURS[1], width=3, fill="white")
    pen.text((x, y), str(labels[chosen]), fill="black", font=font, anchor="mm")
    pen.rectangle((0, 0, _WIDTH - 1, _HEIGHT - 1), outline="silver")
    return sheet
