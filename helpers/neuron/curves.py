"""Curves of a training: the loss over one weight, the walk down it, and what a network fits."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from matplotlib.figure import Figure
from PIL import Image, ImageDraw

from helpers.plots.curves import draw_small_curves
from helpers.plots.pens import font
from helpers.plots.style import COLOURS, DASHES, new_figure


def plot_loss_curve(weights: np.ndarray, losses: np.ndarray, *, at: float, loss: float, slope: float) -> Figure:
    """The loss for many values of one weight; where we stand a dot, and the straight line with the slope found there.

    Args:
        weights: (n,) array, increasing.
        losses: (n,) array, the loss at each weight.
        at: the weight where we stand.
        loss: at that weight.
        slope: of the loss at that weight.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: another number of losses than of weights.
    """
    if np.shape(weights) != np.shape(losses):
        raise ValueError(f"Expected one loss a weight; got {np.shape(losses)} and {np.shape(weights)}.")
    figure, axis = new_figure(6.4, 3.0)
    axis.plot(weights, losses, color=COLOURS[0], lw=2)
    reach = np.ptp(weights) / 6
    near = np.array([at - reach, at + reach])
    axis.plot(near, loss + slope * (near - at), "--", color=COLOURS[1], lw=2)
    axis.plot([at], [loss], "o", color=COLOURS[1], markersize=8)
    axis.annotate(
        f"slope {slope:+.3f}".replace("-", "−"), (at, loss), (12, 10), textcoords="offset points", fontsize=10
    )
    axis.set(xlabel="weight of the middle, $w_1$", ylabel="loss")
    return figure


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


def plot_fit_curves(
    steps: Sequence[float],
    panels: Mapping[str, tuple[Sequence[float], Sequence[float]]],
    *,
    mark: float | None = None,
    top: float | None = None,
) -> Figure:
    """One axis a panel, each with the curve of the training points (solid) and of new points (dashed).

    Args:
        steps: (n,) numbers, increasing, from 0.
        panels: title → (curve of the training points, curve of the new points), each of n numbers.
        mark: step marked by an upright line in every panel, or None.
        top: the largest value shown, all if left out.

    Returns:
        matplotlib Figure, 760 pixels wide.

    Raises:
        ValueError: a curve of another length, or no panel.
    """
    lengths = {len(curve) for curves in panels.values() for curve in curves}
    if lengths != {len(steps)}:
        raise ValueError(
            f"Expected curves of {len(steps)} numbers, one a step; got {sorted(lengths)}. Give one a step."
        )
    figure, axes = new_figure(7.6, 2.8, 1, len(panels), squeeze=False)
    for axis, (title, curves) in zip(axes.flat, panels.items()):
        for number, (curve, name) in enumerate(zip(curves, ("training points", "new points"))):
            axis.plot(steps, curve, DASHES[number], color=COLOURS[number], lw=2, label=name)
        if mark is not None:
            axis.axvline(mark, color="0.5", lw=1)
        axis.set_title(title, fontsize=10)
        axis.set_xlabel("step")
        axis.set_ylim(bottom=0 if top or min(map(min, curves)) < 0.4 else None, top=top)
    figure.legend(*axes.flat[0].get_legend_handles_labels(), loc="outside lower center", ncols=2, frameon=False)
    return figure
