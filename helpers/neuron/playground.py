"""The playground: points on a plane, and the map that a small network draws of them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from helpers.plots.curves import draw_small_curves
from helpers.plots.style import COLOURS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


SHAPES = ("two clouds", "two moons", "ring", "four corners", "spiral")


def _place(shape, along, truth, rng):
    """The points (n, 2) without noise, and their classes; along is uniform in [0, 1]."""
    sign = 2 * truth - 1  # -1 and 1
    if shape == "two clouds":
        return np.stack([0.8 * sign, 0.5 * sign], axis=1) + 0.25 * rng.normal(size=(len(truth), 2)), truth
    if shape == "two moons":
        angle = np.pi * along
        return np.stack([sign * (np.cos(angle) - 0.5), sign * (np.sin(angle) - 0.25)], axis=1), truth
    if shape == "four corners":
        corners = rng.uniform(0.2, 1.4, (len(truth), 2)) * rng.choice([-1, 1], (len(truth), 2))
        return corners, (corners.prod(axis=1) > 0).astype(int)
    if shape == "ring":
        angle, radius = 2 * np.pi * along, np.where(truth == 1, 1.3, 0.4)
    else:  # a spiral with two arms, half a turn apart
        angle, radius = 1.95 * np.pi * np.sqrt(along) + np.pi * truth, 0.15 + 1.3 * np.sqrt(along)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), truth


def make_plane_points(
    shape: str, count: int, noise: float, seed: int | np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Points of two classes in the plane, of a given shape, each moved by a random amount.

    Args:
        shape: one of ``SHAPES``.
        count: how many points, at least 2; but for "four corners" every second one is of class 1.
        noise: standard deviation of the move in both directions; without it the shapes lie within ±1.5.
        seed: int or numpy Generator.

    Returns:
        (points, truth): float64 (count, 2), and integers 0 or 1 (count,).

    Raises:
        ValueError: an unknown shape, a count below 2, a negative noise.
    """
    if shape not in SHAPES:
        raise ValueError(f"Expected a shape out of {', '.join(SHAPES)}; got {shape!r}. Check the spelling.")
    if count < 2 or noise < 0:
        raise ValueError(f"Expected at least 2 points and a noise of 0 or more; got {count} and {noise}.")
    rng = np.random.default_rng(seed)
    points, truth = _place(shape, rng.uniform(size=count), np.arange(count) % 2, rng)
    return points + noise * rng.normal(size=(count, 2)), truth


REACH = 2.2  # the plane is shown from -REACH to REACH
_SIDE, _BANDS = 320, 10
_CLASS_0, _CLASS_1 = np.array([0, 114, 178]), np.array([213, 94, 0])  # blue and orange, as in the style


def _shades():
    """A colour for each band of belief, paler towards one half: uint8 (bands, 3)."""
    belief = (np.arange(_BANDS)[:, None] + 0.5) / _BANDS
    weight = 0.75 * np.abs(2 * belief - 1)
    return ((1 - weight) * 255 + weight * np.where(belief > 0.5, _CLASS_1, _CLASS_0)).astype("uint8")


_SHADES = _shades()


def plane_grid(side: int = 80) -> np.ndarray:
    """The places of a grid over the plane shown, row by row from the top left: float64 (side², 2)."""
    across, up = np.meshgrid(np.linspace(-REACH, REACH, side), np.linspace(REACH, -REACH, side))
    return np.stack([across.ravel(), up.ravel()], axis=1)


def _belief_picture(belief):
    """Bands of colour from class 0 to class 1, pale where undecided, with a dark line at one half."""
    side = round(len(belief) ** 0.5)
    fine = Image.fromarray(np.asarray(belief, "float32").reshape(side, side)).resize((_SIDE, _SIDE), 2)
    share = np.clip(np.asarray(fine), 0, 1)
    picture = _SHADES[np.minimum((share * _BANDS).astype("int8"), _BANDS - 1)]
    above = share > 0.5
    border = np.zeros_like(above)
    border[1:] |= above[1:] != above[:-1]
    border[:, 1:] |= above[:, 1:] != above[:, :-1]
    picture[border] = 0
    return picture


def draw_map(
    belief: np.ndarray,
    points: np.ndarray,
    truth: np.ndarray,
    *,
    new_points: tuple[np.ndarray, np.ndarray] | None = None,
) -> Image.Image:
    """The plane in the colours of a network's belief, with the points.

    Args:
        belief: (n²,) array, the probability of class 1 at the places of :func:`plane_grid`.
        points: (m, 2) array, the training points.
        truth: (m,) array of 0 (blue squares) and 1 (orange discs).
        new_points: (k, 2) array and (k,) classes of points not trained on, drawn small; or None.

    Returns:
        PIL image, 320×320 pixels.

    Raises:
        ValueError: points and classes that do not fit together.
    """
    points, truth = np.asarray(points), np.asarray(truth)
    if points.shape != (len(truth), 2):
        raise ValueError(f"Expected one class a point (m, 2); got {points.shape} and {truth.shape}. Slice both alike.")
    canvas = Image.fromarray(_belief_picture(belief))
    pen = ImageDraw.Draw(canvas)
    groups = [(points, truth, 5, "black")]
    if new_points is not None:
        groups.insert(0, (*new_points, 2, None))
    for places, classes, radius, edge in groups:
        pixels = (np.asarray(places) * [1, -1] / REACH + 1) * _SIDE / 2
        for (x, y), kind in zip(pixels, classes):
            box = (x - radius, y - radius, x + radius, y + radius)
            (pen.ellipse if kind else pen.rectangle)(box, fill=COLOURS[1 if kind else 0], outline=edge or "white")
    return canvas


def draw_playground(
    belief: np.ndarray,
    points: np.ndarray,
    truth: np.ndarray,
    steps: Sequence[float] | np.ndarray,
    curves: Mapping[str, Sequence[float] | np.ndarray],
    *,
    now: float,
    new_points: tuple[np.ndarray, np.ndarray] | None = None,
    top: float = 1.0,
) -> Image.Image:
    """The map on the left, the curves of the loss with the present step marked on the right.

    Args:
        belief: (n²,) array, as for :func:`draw_map`.
        points: (m, 2) array, the training points.
        truth: (m,) array of 0 and 1, their classes.
        steps: (n,) array, increasing.
        curves: name → (n,) array of losses.
        now: the present step.
        new_points: (k, 2) array and (k,) classes of points not trained on, or None.
        top: largest loss shown.

    Returns:
        PIL image, 670×320 pixels.
    """
    curve = draw_small_curves(steps, curves, top=top, title="loss", ticks=(0, top / 2, top), now=now, size=(350, _SIDE))
    sheet = Image.new("RGB", (_SIDE + curve.width, _SIDE), "white")
    sheet.paste(draw_map(belief, points, truth, new_points=new_points), (0, 0))
    sheet.paste(curve, (_SIDE, 0))
    return sheet


def plot_maps(maps: Sequence[Image.Image], titles: Sequence[str]) -> "Figure":
    """Several maps side by side, each under its title.

    Args:
        maps: PIL images, from :func:`draw_map`.
        titles: a short text each.

    Returns:
        matplotlib Figure.
    """
    figure, axes = new_figure(2.53 * len(maps), 2.95, 1, len(maps), squeeze=False)
    for axis, picture, title in zip(axes.flat, maps, titles, strict=True):
        axis.imshow(picture, gid="ink")
        axis.set_axis_off()
        axis.set_title(title, fontsize=10)
    return figure
