"""Curves: of a training as a figure, and small ones as an image for panels."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from helpers.plots.pens import dashed, font
from helpers.plots.style import COLOURS, DASHES, MARKERS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def plot_training_curves(
    history: Mapping[str, Sequence[float]], *, unit: str = "epoch", title: str | None = None
) -> "Figure":
    """One axis a measure; ``val_x`` is drawn dashed beside ``x``.

    Args:
        history: name → list of numbers, one an entry of ``history["step"]`` if that is given, else counted from 1.
        unit: what the horizontal axis counts.
        title: of the figure, or None.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: an empty history.
    """
    names = [name for name in history if name != "step" and history[name]]
    if not names:
        raise ValueError("Expected a history with at least one measured step; got an empty one. Train first.")
    measures = list(dict.fromkeys(name.removeprefix("val_") for name in names))
    figure, axes = new_figure(
        max(4.2 * min(len(measures), 3), 6.0),  # room for a title
        2.6 * -(-len(measures) // 3),
        -(-len(measures) // 3),
        min(len(measures), 3),
        squeeze=False,
    )
    for axis in axes.flat[len(measures) :]:
        axis.set_axis_off()
    for axis, measure in zip(axes.flat, measures):
        for number, (name, label) in enumerate(((measure, "training"), (f"val_{measure}", "validation"))):
            values = history.get(name)
            if values:
                steps = history.get("step") or range(1, len(values) + 1)
                axis.plot(
                    list(steps)[: len(values)],
                    values,
                    DASHES[number],
                    color=COLOURS[number],
                    marker=MARKERS[number] if len(values) <= 30 else None,
                    markersize=4,
                    label=label,
                )
        axis.set_xlabel(unit)
        axis.set_title(measure.replace("_", " "))
        if f"val_{measure}" in names:
            axis.legend(frameon=False, fontsize=9)
    if title:
        figure.suptitle(title, fontsize=11)
    return figure


_LEFT, _TOP, _RIGHT, _BOTTOM = 44, 28, 12, 34  # pixels around the axes


def draw_small_curves(
    steps: Sequence[float] | np.ndarray,
    curves: Mapping[str, Sequence[float] | np.ndarray],
    *,
    top: float,
    title: str,
    ticks: Sequence[float] | dict[float, str],
    now: float | None = None,
    last: float | None = None,
    size: tuple[int, int] = (330, 320),
) -> Image.Image:
    """Curves over steps in one plot: the first solid and blue, the second dashed and orange.

    Args:
        steps: (n,) array, increasing.
        curves: name → (n,) array; one or two. Values above ``top`` are cut.
        top: largest value shown, the smallest is 0.
        title: above the plot.
        ticks: values marked on the left, or a dict value → text of its mark.
        now: step marked by an upright line, or None.
        last: right end of the axis, the last step if left out.
        size: (width, height) of the image in pixels.

    Returns:
        PIL image.

    Raises:
        ValueError: a curve of another length than the steps.
    """
    steps = np.asarray(steps, "float64")
    last = max(last or steps[-1], 1)
    sheet = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(sheet)
    width, height = size[0] - _LEFT - _RIGHT, size[1] - _TOP - _BOTTOM
    base, right = _TOP + height, _LEFT + width
    pen.text((_LEFT, 13), title, fill="black", font=font(13), anchor="lm")
    pen.line([(_LEFT, _TOP), (_LEFT, base), (right, base)], fill="black")
    for value in ticks:
        y = base - height * value / top
        pen.line([(_LEFT - 4, y), (_LEFT, y)], fill="black")
        text = ticks[value] if isinstance(ticks, dict) else f"{value:g}"
        pen.text((_LEFT - 8, y), text, fill="black", font=font(12), anchor="rm")
    for value, anchor in ((0, "mm"), (last, "rm")):
        pen.text((_LEFT + width * value / last, base + 12), f"{value:g}", fill="black", font=font(12), anchor=anchor)
    pen.text((_LEFT + width / 2, base + 22), "step", fill="black", font=font(12), anchor="mm")
    if now is not None:
        x = _LEFT + width * now / last
        pen.line([(x, _TOP), (x, base)], fill="grey")
    for number, (name, values) in enumerate(curves.items()):
        if len(values) != len(steps):
            raise ValueError(f"Expected {len(steps)} values of {name}, one a step; got {len(values)}. Give one a step.")
        shown = np.clip(np.nan_to_num(np.asarray(values, "float64"), nan=top), 0, top)
        lines = [list(zip(_LEFT + width * steps / last, base - height * shown / top))]
        y = _TOP + 10 + 18 * number
        if len(curves) > 1:
            lines.append([(right - 120, y), (right - 92, y)])
            pen.text((right - 86, y), name, fill="black", font=font(13), anchor="lm")
        for points in lines:
            if len(points) > 1 and number:
                dashed(pen, points, COLOURS[number], dash=6)
            elif len(points) > 1:
                pen.line(points, fill=COLOURS[number], width=3, joint="curve")
    return sheet
