"""Training curves side by side, small: several measures of one training, or one measure of several trainings."""

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from helpers.plots.style import COLOURS, DASHES, new_figure


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
