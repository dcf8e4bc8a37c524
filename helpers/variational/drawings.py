"""Pictures of the VAE lesson: the model, its bells, the map of its codes."""

from typing import TYPE_CHECKING

import numpy as np
from matplotlib import colormaps
from matplotlib.patches import Polygon
from PIL import Image, ImageColor, ImageDraw

from helpers.plots.pens import arrow, box, font
from helpers.plots.style import COLOURS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


_WIDTH, _HEIGHT = 100, 44  # units of the drawing
_BLUE, _ORANGE, _GREEN = COLOURS[0], COLOURS[1], "#00785a"
_PALE_BLUE, _PALE_ORANGE = "#dcebf7", "#fbe6d8"

_TIP = {"head": 9, "linewidth": 1, "shrinkA": 0, "shrinkB": 0}  # of the arrows


def plot_vae(image: np.ndarray, probabilities: np.ndarray, tossed: np.ndarray) -> "Figure":
    """A VAE from the image to the coins: encoder, cloud, draw, decoder, and the two terms of its loss.

    Args:
        image: (28, 28) array of zeros and ones, what goes in.
        probabilities: (28, 28) array in [0, 1], what the decoder answers.
        tossed: (28, 28) array of zeros and ones, coins tossed with these probabilities.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: an array of another shape.
    """
    shapes = [np.shape(part) for part in (image, probabilities, tossed)]
    if set(shapes) != {(28, 28)}:
        raise ValueError(f"Expected three images of shape (28, 28); got {shapes}. Take one image of a batch.")
    figure, axis = new_figure(7.6, 3.3)
    axis.set(xlim=(0, _WIDTH), ylim=(0, _HEIGHT))
    axis.set_axis_off()
    for left, picture, name in (
        (0.5, image, "image x: 784\nzeros and ones"),
        (73, probabilities, "p(x | z): 784\nprobabilities"),
    ):
        _picture(axis, picture, left, 21, 12, name)
    _picture(axis, tossed, 90, 23, 8, "784 coins\ntossed")
    _trapezium(axis, 16, 28, "encoder", narrow_right=True)
    _trapezium(axis, 59, 70, "decoder", narrow_right=False)
    _box(axis, 31, 29, 12, 6, "mean μ\n2 numbers")
    _box(axis, 31, 20, 12, 6, "log-variance\n2 numbers")
    _box(axis, 46.5, 24, 10, 7, "draw z\n2 numbers", colour=_ORANGE, face=_PALE_ORANGE)
    axis.text(53.5, 41.3, "noise ε\nfrom the bell curve", ha="center", va="center", fontsize=9, color=_ORANGE)
    arrow(axis, (51.5, 38.2), (51.5, 31.4), _ORANGE, **_TIP)
    for start, end in (
        ((13, 27.5), (16, 27.5)),
        ((28, 29), (31, 32)),
        ((28, 26), (31, 23)),
        ((43, 32), (46.5, 29)),
        ((43, 23), (46.5, 26)),
        ((56.5, 27.5), (59, 27.5)),
        ((70, 27.5), (73, 27.5)),
    ):
        arrow(axis, start, end, **_TIP)
    arrow(axis, (85.2, 27), (89.7, 27), _ORANGE, **_TIP)
    axis.text(36, 36.8, "the cloud q(z | x)", ha="center", fontsize=9.5, weight="bold")
    _term(axis, 37, "KL term: how far is the cloud\nfrom the prior p(z)?", (37, 19.5))
    _term(axis, 79, "reconstruction cost: how\nimprobable was the image x?", (79, 14.3))
    axis.text(58, 4.2, "+", ha="center", va="center", fontsize=14, color=_GREEN)
    axis.text(4, 4.2, "the loss,\nin nats:", va="center", fontsize=9.5, color=_GREEN)
    return figure


def _picture(axis, picture, left, bottom, side, name):
    place = (left, left + side, bottom, bottom + side)
    axis.imshow(picture, cmap="gray_r", vmin=0, vmax=1, extent=place, interpolation="nearest", aspect="auto")
    axis.plot([left, left + side, left + side, left, left], [bottom, bottom, bottom + side, bottom + side, bottom],
              color="grey", linewidth=0.8)  # fmt: skip
    axis.text(left + side / 2, bottom - 1, name, ha="center", va="top", fontsize=8.5)
    axis.set(xlim=(0, _WIDTH), ylim=(0, _HEIGHT))


def _trapezium(axis, left, right, name, *, narrow_right):
    tall, short = (18, 38), (23, 32)
    at_left, at_right = (tall, short) if narrow_right else (short, tall)
    corners = [(left, at_left[0]), (left, at_left[1]), (right, at_right[1]), (right, at_right[0])]
    axis.add_patch(Polygon(corners, closed=True, facecolor=_PALE_BLUE, edgecolor=_BLUE, linewidth=1.5))
    axis.text((left + right) / 2, 27.5, name, ha="center", va="center", fontsize=10, weight="bold", color=_BLUE)


def _box(axis, left, bottom, width, height, name, *, colour="black", face="white"):
    box(axis, (left, bottom), width, height, rounding=1, facecolor=face, edgecolor=colour)
    axis.text(left + width / 2, bottom + height / 2, name, ha="center", va="center", fontsize=8.5)


def _term(axis, across, words, touches):
    axis.text(across, 4.2, words, ha="center", va="center", fontsize=9.5, color=_GREEN,
              bbox={"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": _GREEN})  # fmt: skip
    axis.plot([across, touches[0]], [8, touches[1]], ":", color=_GREEN, linewidth=1.5)


# Pixels of a drawing of twice the size, which is halved in the end so that its lines are smooth.
_BELL_WIDTH, _BELL_HEIGHT, _LEFT, _TOP, _BASE = 1400, 540, 80, 24, 464
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
    picture = Image.new("RGB", (_BELL_WIDTH, _BELL_HEIGHT), "white")
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
    pen.text(((_LEFT + _RIGHT) / 2, _BELL_HEIGHT - 1), "latent number z", "black", font(26), anchor="md")
    pen.text((_LEFT, _TOP), "prior: dashed", blue, font(28), anchor="lt")
    pen.text((_RIGHT, _TOP), "cloud: solid", orange, font(28), anchor="rt")
    pen.text((_BARS, _TOP), "nats", "black", font(28), anchor="lt")
    for number, (name, nats) in enumerate(costs.items()):
        top = _TOP + 68 + 124 * number
        length = min(max(nats, 0) / most, 1) * (_BELL_WIDTH - _BARS - 120)
        pen.text((_BARS, top), name, "black", font(26), anchor="lt")
        pen.rectangle([_BARS, top + 40, _BARS + max(length, 2), top + 84], fill=COLOURS[2 + number])
        pen.text((_BARS + length + 16, top + 62), f"{nats:.2f}", "black", font(28), anchor="lm")
    return picture.reduce(2)


def plot_latent_map(points: np.ndarray, labels: np.ndarray, *, title: str | None = None, limit: float = 4) -> "Figure":
    """Each image at its place in the latent space, drawn as the digit it shows.

    The digit itself is the mark, so that nothing hangs on the colour alone.

    Args:
        points: (n, 2) array, the latent means.
        labels: (n,) integers from 0 to 9.
        title: of the figure, or None.
        limit: the axes run from -limit to limit.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: points and labels that do not fit together.
    """
    points, labels = np.asarray(points), np.asarray(labels)
    if points.ndim != 2 or points.shape[1] != 2 or labels.shape != (len(points),):
        raise ValueError(
            f"Expected points (n, 2) and labels (n,); got {points.shape} and {labels.shape}. One label a point."
        )
    figure, axis = new_figure(5.2, 5.2)
    # cividis is readable with every kind of colour vision (J. Nuñez et al., 2018); its last quarter is too pale on paper.
    colours = colormaps["cividis"](np.linspace(0, 0.75, 10))
    for digit in range(10):
        here = points[labels == digit]
        # Steps of three: digits next to each other, and those alike (3 and 8, 4 and 9), differ in colour.
        axis.scatter(*here.T, marker=f"${digit}$", s=36, linewidths=0.3, color=colours[3 * digit % 10])
    axis.set(xlim=(-limit, limit), ylim=(-limit, limit), xlabel="first latent number", ylabel="second latent number")
    axis.set_aspect("equal")
    if title:
        axis.set_title(title)
    return figure
