"""Pictures of the transfer lesson: what is taken over, its stages, seeds as bands."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.plots.pens import arrow, box
from helpers.plots.style import COLOURS, DASHES, MARKERS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


_BLUE, _ORANGE, _GREY = COLOURS[0], COLOURS[1], "#767676"
_BLOCKS = ("32×32×16", "16×16×32", "8×8×64", "4×4×128", "2×2×256")  # what the five blocks give
_HEIGHTS = (1.1, 0.95, 0.8, 0.68, 0.56)
_UPPER, _LOWER = 4.15, 1.45  # the middles of both rows, inches


def plot_transfer(letter: np.ndarray, digit: np.ndarray) -> Figure:
    """Above the network that reads letters; below the same base with a new head for digits.

    Args:
        letter: (64, 64, 3) uint8 array, a scene of the first task.
        digit: (64, 64, 3) uint8 array, a scene of the new task.

    Returns:
        matplotlib Figure, 7.6 inches wide.

    Raises:
        ValueError: pictures of another shape.
    """
    for name, picture in (("letter", letter), ("digit", digit)):
        if np.shape(picture) != (64, 64, 3):
            raise ValueError(
                f"Expected one scene (64, 64, 3) as {name}; got {np.shape(picture)}. Take one out of the batch."
            )
    figure, axis = new_figure(7.6, 5.5)
    figure.set_layout_engine("none")
    axis.set_position([0, 0, 1, 1])
    axis.set(xlim=(0, 7.6), ylim=(0, 5.5))
    axis.set_axis_off()
    axis.text(0.1, 5.28, "The first task: plenty of letters", weight="bold", fontsize=11, va="center")
    axis.text(0.1, 2.62, "The new task: ten scenes of each digit", weight="bold", fontsize=11, va="center")
    for middle, picture in ((_UPPER, letter), (_LOWER, digit)):
        _scene(axis, picture, middle)
    _base(axis, _UPPER, [_BLUE] * 5)
    _base(axis, _LOWER, [_GREY] * 3 + [_ORANGE] * 2)
    _head(axis, _UPPER, "old head", "36 letters", _GREY, dashed=True)
    _head(axis, _LOWER, "new head", "10 digits", _BLUE, dashed=False)
    for middle in (_UPPER, _LOWER):
        axis.text(3.16, middle + 0.86, "base", fontsize=9.5, ha="center", va="center")
    _between(axis)
    _stages(axis)
    return figure


def _scene(axis: Axes, picture: np.ndarray, middle: float) -> None:
    inset = axis.inset_axes([0.12, middle - 0.45, 0.9, 0.9], transform=axis.transData)
    inset.imshow(picture)
    inset.set(xticks=[], yticks=[])
    axis.text(0.57, middle - 0.6, "64×64×3", fontsize=8.5, ha="center", va="center")
    arrow(axis, (1.06, middle), (1.28, middle))


def _base(axis: Axes, middle: float, colours: list[str]) -> None:
    """Five blocks, the deeper the flatter, and the pooling behind them."""
    for number, (shape, height, colour) in enumerate(zip(_BLOCKS, _HEIGHTS, colours)):
        left = 1.33 + 0.76 * number
        block = Rectangle((left, middle - height / 2), 0.62, height, facecolor=f"{colour}22", edgecolor=colour)
        block.set(linewidth=1.2 if colour == _GREY else 2, linestyle="--" if colour == _GREY else "-")
        axis.add_patch(block)
        axis.text(left + 0.31, middle, f"block{number + 1}", fontsize=8.5, ha="center", va="center")
        axis.text(left + 0.31, middle - 0.72, shape, fontsize=7.5, ha="center", va="center")
    arrow(axis, (5.03, middle), (5.25, middle))
    axis.add_patch(Rectangle((5.29, middle - 0.5), 0.16, 1.0, facecolor="white", edgecolor="black", linewidth=1.2))
    axis.text(5.37, middle + 0.64, "pooling", fontsize=8.5, ha="center", va="center")
    axis.text(5.37, middle - 0.72, "256 features", fontsize=7.5, ha="center", va="center")
    arrow(axis, (5.5, middle), (5.78, middle))


def _head(axis: Axes, middle: float, name: str, classes: str, colour: str, *, dashed: bool) -> None:
    style = {"linewidth": 1.2, "linestyle": "--"} if dashed else {"linewidth": 2}
    box(axis, (5.84, middle - 0.34), 0.86, 0.68, rounding=0.1, facecolor=f"{colour}22", edgecolor=colour, **style)
    axis.text(6.27, middle + 0.1, name, fontsize=9.5, ha="center", va="center")
    axis.text(6.27, middle - 0.13, "Dense", fontsize=8.5, ha="center", va="center", color=_GREY)
    arrow(axis, (6.74, middle), (6.96, middle))
    axis.text(7.27, middle, classes.replace(" ", "\n"), fontsize=9.5, ha="center", va="center")


def _between(axis: Axes) -> None:
    """The weights of the base go down; the old head stays behind."""
    arrow(axis, (4.3, 3.3), (4.3, 2.02), _BLUE, head=18, linewidth=2.2)
    axis.text(4.15, 2.95, "the base, with all it has learned", fontsize=9.5, va="center", ha="right", color=_BLUE)
    axis.text(6.27, 3.5, "left behind", fontsize=9.5, ha="center", va="center", color=_GREY)


def _stages(axis: Axes) -> None:
    """Which parts learn in which stage, below the new task."""
    for left, right, colour, words in (
        (1.33, 3.47, _GREY, "frozen all the time"),
        (3.61, 4.99, _ORANGE, "stage 1: frozen\nstage 2: small steps"),
        (5.84, 6.7, _BLUE, "stage 1: learns\nstage 2: learns"),
    ):
        axis.plot([left, left, right, right], [0.62, 0.54, 0.54, 0.62], color=colour, linewidth=1.5)
        axis.text((left + right) / 2, 0.28, words, fontsize=9, ha="center", va="center", color=colour, linespacing=1.4)


def plot_stages(head: Mapping[str, Sequence[float]], tuned: Mapping[str, Sequence[float]]) -> Figure:
    """Loss and accuracy over the epochs of stage 1, then of stage 2.

    Args:
        head: stage 1, name → a value an epoch, with ``loss``, ``val_loss``, ``accuracy`` and ``val_accuracy``.
        tuned: stage 2, of the same names.

    Returns:
        matplotlib Figure, 7.6 inches wide.

    Raises:
        ValueError: a measure is missing.
    """
    figure, axes = new_figure(7.6, 3.1, 1, 2)
    for axis, measure in zip(axes, ("loss", "accuracy")):
        for number, name in enumerate((measure, f"val_{measure}")):
            if name not in head or name not in tuned:
                raise ValueError(f"Expected {name} in both histories; it is missing. Train with validation_data.")
            values = [*head[name], *tuned[name]]
            label = "validation" if number else "training"
            axis.plot(range(1, len(values) + 1), values, DASHES[number], color=COLOURS[number], label=label)
        start = len(head[measure]) + 0.5
        axis.axvline(start, color="#767676", linewidth=1)
        axis.set(xlabel="epoch", title=measure)
        axis.xaxis.get_major_locator().set_params(integer=True)
    top = axes[0].get_ylim()[1]
    axes[0].text(start + 0.5, top, "fine-tuning\nstarts here", va="top", fontsize=9, color="#555555")
    axes[1].legend(frameon=False, fontsize=9, loc="lower right")
    return figure


def plot_bands(
    positions: Sequence[float],
    curves: Mapping[str, Sequence[Sequence[float]] | np.ndarray],
    *,
    x_label: str,
    y_label: str,
    logarithmic: bool = False,
    names: Sequence[str] | None = None,
    limits: tuple[float, float] | None = None,
) -> "Figure":
    """One line a curve through the means of its runs, and a band between its lowest and highest run.

    Args:
        positions: (points,) numbers.
        curves: name → (runs, points) array.
        x_label: of the horizontal axis.
        y_label: of the vertical axis.
        logarithmic: whether the horizontal axis is.
        names: texts for the positions; the numbers themselves if None.
        limits: (low, high) of the vertical axis, or None.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: a curve with another number of points than positions.
    """
    figure, axis = new_figure(6.6, 3.2)
    for number, (name, runs) in enumerate(curves.items()):
        runs = np.asarray(runs, "float64")
        if runs.ndim != 2 or runs.shape[1] != len(positions):
            raise ValueError(
                f"Expected runs of {len(positions)} points for {name}; got {runs.shape}. One row a run, one column a position."
            )
        colour = COLOURS[number % len(COLOURS)]
        axis.fill_between(positions, runs.min(axis=0), runs.max(axis=0), color=colour, alpha=0.2, linewidth=0)
        style = dict(linestyle=DASHES[number % len(DASHES)], marker=MARKERS[number % len(MARKERS)], markersize=5)
        axis.plot(positions, runs.mean(axis=0), color=colour, label=name, **style)
    if logarithmic:
        axis.set_xscale("log")
    axis.set_xticks(positions, names or [f"{position:g}" for position in positions])
    axis.minorticks_off()
    axis.set(xlabel=x_label, ylabel=y_label, ylim=limits)
    axis.legend(frameon=False, fontsize=9, loc="center left", bbox_to_anchor=(1.0, 0.5))
    return figure
