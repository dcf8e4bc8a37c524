"""Training curves."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

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
