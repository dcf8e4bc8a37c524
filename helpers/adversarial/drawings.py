"""Pictures of the GAN lesson: the game of the two networks, and the clouds on a ring."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from helpers.plots.pens import arrow, box
from helpers.plots.style import COLOURS, new_figure

_BLUE, _ORANGE, _GREY = COLOURS[0], COLOURS[1], "#767676"


def plot_game(real: np.ndarray, generated: np.ndarray) -> Figure:
    """One step of the discriminator above, one step of the generator below, with the path of each gradient.

    Args:
        real: (28, 28) array in [0, 1], a training image.
        generated: (28, 28) array in [0, 1], a picture of the generator.

    Returns:
        matplotlib Figure, 7.6 inches wide.

    Raises:
        ValueError: pictures of another shape.
    """
    for name, picture in (("real", real), ("generated", generated)):
        if np.shape(picture) != (28, 28):
            raise ValueError(
                f"Expected one picture (28, 28) as {name}; got {np.shape(picture)}. Take one out of the batch."
            )
    figure, axes = new_figure(7.6, 6.0, 2, 1)
    figure.set_layout_engine("none")
    for axis, bottom in zip(axes, (0.505, 0.0)):
        axis.set_position([0, bottom, 1, 0.495])
        axis.set(xlim=(0, 7.6), ylim=(0, 2.97))
        axis.set_axis_off()
    _discriminator_step(axes[0], real, generated)
    _generator_step(axes[1], generated)
    return figure


def _discriminator_step(axis: Axes, real: np.ndarray, generated: np.ndarray) -> None:
    axis.text(0.1, 2.78, "The discriminator's step", weight="bold", fontsize=11, va="center")
    _inputs(axis, 0.85)
    _player(axis, 1.95, 0.85, "generator", frozen=True)
    _picture(axis, generated, 3.85, 0.85, "generated (n, 28, 28, 1)", below=True)
    _picture(axis, real, 3.85, 1.95, "real (n, 28, 28, 1)", below=False)
    _player(axis, 4.7, 1.4, "discriminator", frozen=False, colour=_BLUE)
    arrow(axis, (1.25, 0.85), (1.9, 0.85))
    arrow(axis, (3.1, 0.85), (3.45, 0.85))
    arrow(axis, (4.25, 0.95), (4.65, 1.2))
    arrow(axis, (4.25, 1.85), (4.65, 1.6))
    axis.text(5.35, 2.35, "digit (n,)", fontsize=9, ha="center", va="center")
    arrow(axis, (5.35, 2.22), (5.35, 1.85))
    arrow(axis, (6.0, 1.4), (6.35, 1.4))
    axis.text(6.4, 1.4, "logits (n, 1)\nwished: real up,\ngenerated down", fontsize=8.5, va="center")
    _gradient(axis, (6.85, 1.0), (5.35, 0.98), _BLUE, 0.55)
    axis.text(5.95, 0.28, "gradient: moves the\ndiscriminator only", color=_BLUE, fontsize=9, ha="center", va="center")


def _generator_step(axis: Axes, generated: np.ndarray) -> None:
    axis.text(0.1, 2.78, "The generator's step", weight="bold", fontsize=11, va="center")
    _inputs(axis, 1.65)
    _player(axis, 1.95, 1.65, "generator", frozen=False, colour=_ORANGE)
    _picture(axis, generated, 3.85, 1.65, "generated (n, 28, 28, 1)", below=False)
    _player(axis, 4.7, 1.65, "discriminator", frozen=True)
    arrow(axis, (1.25, 1.65), (1.9, 1.65))
    arrow(axis, (3.1, 1.65), (3.45, 1.65))
    arrow(axis, (4.25, 1.65), (4.65, 1.65))
    axis.text(5.35, 2.5, "digit (n,)", fontsize=9, ha="center", va="center")
    arrow(axis, (5.35, 2.38), (5.35, 2.1))
    arrow(axis, (6.0, 1.65), (6.35, 1.65))
    axis.text(6.4, 1.65, "logits (n, 1)\nwished: up", fontsize=8.5, va="center")
    for start, end in (((6.85, 1.3), (5.4, 1.22)), ((5.2, 1.22), (3.95, 1.22)), ((3.75, 1.22), (2.6, 1.22))):
        _gradient(axis, start, end, _ORANGE, 0.45)
    axis.text(
        4.3,
        0.5,
        "gradient: runs through the frozen discriminator and the picture\nto the generator, and moves the generator only",
        color=_ORANGE,
        fontsize=9,
        ha="center",
        va="center",
    )


def _inputs(axis: Axes, middle: float) -> None:
    axis.text(0.1, middle + 0.02, "noise (n, 100)\ndigit (n,)", fontsize=9, va="center", linespacing=1.7)


def _player(axis: Axes, left: float, middle: float, name: str, *, frozen: bool, colour: str = _GREY) -> None:
    width = 1.3 if name == "discriminator" else 1.15
    box(
        axis,
        (left, middle - 0.4),
        width,
        0.8,
        rounding=0.1,
        facecolor="#eeeeee" if frozen else f"{colour}22",
        edgecolor=_GREY if frozen else colour,
        linestyle="--" if frozen else "-",
        linewidth=1.4 if frozen else 2.2,
    )
    axis.text(left + width / 2, middle + 0.12, name, ha="center", va="center", fontsize=10.5)
    state = "frozen" if frozen else "learns"
    axis.text(
        left + width / 2, middle - 0.17, state, ha="center", va="center", fontsize=9, color=_GREY if frozen else colour
    )


def _picture(axis: Axes, picture: np.ndarray, across: float, up: float, words: str, *, below: bool) -> None:
    inset = axis.inset_axes([across - 0.36, up - 0.36, 0.72, 0.72], transform=axis.transData)
    inset.imshow(picture, cmap="gray_r", vmin=0, vmax=1)
    inset.set(xticks=[], yticks=[])
    for spine in inset.spines.values():
        spine.set_visible(True)
        spine.set_color(_GREY)
    axis.text(across, up - 0.5 if below else up + 0.5, words, ha="center", va="center", fontsize=8.5)


def _gradient(axis: Axes, start: tuple[float, float], end: tuple[float, float], colour: str, bow: float) -> None:
    style = {
        "connectionstyle": f"arc3,rad={-bow}",
        "linewidth": 2,
        "linestyle": (0, (4, 2)),
        "shrinkA": 0,
        "shrinkB": 0,
    }
    arrow(axis, start, end, colour, head=15, **style)


def plot_clouds(
    middles: np.ndarray, clouds: dict[str, np.ndarray], *, radius: float = 0.3, reach: float = 3.2
) -> Figure:
    """A panel a generator: circles around the middles of the real clouds, generated points over them.

    Args:
        middles: (n, 2) array.
        clouds: title → (m, 2) array of generated points.
        radius: of the circles, in which a point counts as on a cloud.
        reach: the plane is shown from -reach to reach; points outside are counted in the title.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: points that are not in the plane.
    """
    for name, points in {"middles": middles, **clouds}.items():
        if points.ndim != 2 or points.shape[1] != 2:
            raise ValueError(f"Expected points (n, 2); {name} has shape {points.shape}. Give two coordinates a point.")
    figure, axes = new_figure(1.95 * len(clouds), 2.3, 1, len(clouds), squeeze=False)
    for axis, (name, points) in zip(axes.flat, clouds.items()):
        for middle in middles:
            axis.add_patch(Circle(middle, radius, facecolor="#cfe3f1", edgecolor=COLOURS[0], linewidth=1.2))
        axis.scatter(*points.T, s=5, color=COLOURS[1], alpha=0.6, linewidths=0, zorder=3)
        axis.set(xlim=(-reach, reach), ylim=(-reach, reach), xticks=[], yticks=[], aspect="equal")
        for spine in axis.spines.values():
            spine.set_visible(True)
            spine.set_color("#b0b0b0")
        outside = int((np.abs(points) > reach).any(axis=1).sum())
        axis.set_title(f"{name} ({outside} outside)" if outside else name, fontsize=10)
    return figure
