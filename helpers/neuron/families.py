"""Pictures of the five model families, and of how large models became."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import FancyBboxPatch

from helpers.plots.style import COLOURS, MARKERS, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


_HEADS = (
    (0.0, "lesson"),
    (1.55, "goes in"),
    (3.1, "what is learned (blue)"),
    (6.55, "comes out"),
)


class _Scheme:
    """A drawing board of rows, on which pictures, boxes and arrows are put by column."""

    def __init__(self, rows):
        self.figure, self.axis = new_figure(7.6, 0.98 * (rows + 0.45))
        self.axis.set(xlim=(0, 8), ylim=(-(rows - 0.5), 0.85))
        self.axis.set_axis_off()

    def picture(self, row, centre, image, note=None):
        """An image 0.72 rows high, grey ones as ink on paper, with a note below it."""
        half = 0.34
        box = (centre - half, centre + half, -row - half, -row + half)
        self.axis.imshow(image, cmap="gray_r", vmin=0, vmax=1, extent=box, aspect="auto", zorder=2)
        edge = [centre - half, centre + half, centre + half, centre - half, centre - half]
        self.axis.plot(edge, [box[2], box[2], box[3], box[3], box[2]], color="0.4", lw=0.8, zorder=3)
        if note:
            self.axis.text(centre, -row - 0.43, note, ha="center", va="center", fontsize=8)

    def box(self, row, left, right, text, *, frozen=False):
        """A part of a network: blue where it is trained, grey and hatched where it is frozen."""
        self.axis.add_patch(
            FancyBboxPatch(
                (left, -row - 0.27),
                right - left,
                0.54,
                boxstyle="round,pad=0.02,rounding_size=0.06",
                facecolor="0.92" if frozen else "#D6E9F5",
                edgecolor="0.45" if frozen else COLOURS[0],
                hatch="//" if frozen else None,
                lw=1.3,
            )
        )
        plate = {"facecolor": "0.92", "edgecolor": "none", "pad": 1.5} if frozen else None
        self.axis.text((left + right) / 2, -row, text, ha="center", va="center", fontsize=9, bbox=plate)

    def arrow(self, row, left, right):
        style = {"arrowstyle": "-|>", "color": "black", "lw": 1.3, "shrinkA": 0, "shrinkB": 0}
        self.axis.annotate("", (right, -row), (left, -row), arrowprops=style)

    def bars(self, row, centre, best):
        """Ten probabilities, most of them on one class."""
        shares = np.full(10, 0.06)
        shares[best], shares[(best + 5) % 10] = 0.6, 0.16
        places = centre - 0.45 + 0.1 * np.arange(10)
        colours = [COLOURS[0] if number == best else COLOURS[4] for number in range(10)]
        self.axis.bar(places, shares, width=0.08, bottom=-row - 0.3, color=colours)
        self.axis.plot([centre - 0.52, centre + 0.52], [-row - 0.3] * 2, color="black", lw=0.8)
        self.axis.text(centre, -row - 0.43, "ten probabilities", ha="center", va="center", fontsize=8)

    def words(self, row, place, text, **options):
        self.axis.text(place, -row, text, va="center", fontsize=9, **options)


def plot_families(scene: np.ndarray, other_scene: np.ndarray, digit: np.ndarray, *, label: int) -> "Figure":
    """What goes in, what is learned and what comes out, for CNN, RNN, GAN, VAE and transfer learning.

    Args:
        scene: (h, w, 3) array in [0, 1], the picture of the first row.
        other_scene: (h, w, 3) array in [0, 1], the picture of the last row.
        digit: (28, 28) array in [0, 1], 1 is ink.
        label: the class shown as the likeliest, 0 to 9.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: pictures of another shape.
    """
    if np.ndim(digit) != 2 or np.ndim(scene) != 3 or np.ndim(other_scene) != 3:
        raise ValueError(
            f"Expected two pictures (h, w, 3) and a digit (h, w); got {np.shape(scene)}, "
            f"{np.shape(other_scene)} and {np.shape(digit)}. Take one picture out of a batch."
        )
    board = _Scheme(5)
    for place, text in _HEADS:
        board.words(-0.68, place, text, fontweight="bold")
    board.axis.plot([0, 8], [0.56, 0.56], color="0.6", lw=0.8)
    for row, name in enumerate(("1 · CNN", "2 · RNN", "3 · GAN", "4 · VAE", "5 · Transfer\n     learning")):
        board.words(row, 0, name, fontweight="bold")
    for row in range(1, 5):
        board.axis.plot([0, 8], [-row + 0.5] * 2, color="0.88", lw=0.8)
    _readers(board, scene, other_scene, digit, label)
    _makers(board, digit)
    return board.figure


def _readers(board, scene, other_scene, digit, label):
    """The three rows that end in ten probabilities."""
    board.picture(0, 1.9, scene, "photograph")
    board.box(0, 3.1, 5.9, "small filters\nthat slide over the picture")
    board.picture(1, 1.9, digit, "row after row")
    row_height = 0.68 / 28
    board.axis.fill_between([1.56, 2.24], -1.02, -1.02 + 3 * row_height, color=COLOURS[1], alpha=0.75, zorder=4, lw=0)
    board.box(1, 3.1, 5.9, "a memory,\nupdated at every row  ↻")
    board.picture(4, 1.9, other_scene, "10 a class")
    board.box(4, 3.1, 4.55, "trained before:\nfrozen", frozen=True)
    board.arrow(4, 4.6, 4.92)
    board.box(4, 4.95, 5.9, "new last\nlayer")
    for row in (0, 1, 4):
        board.arrow(row, 2.35, 3.0)
        board.arrow(row, 5.97, 6.45)
        board.bars(row, 7.05, label)


def _makers(board, digit):
    """The two rows that make pictures."""
    board.picture(2, 1.9, np.random.default_rng(0).random((10, 10)), "random numbers")
    board.arrow(2, 2.35, 3.0)
    board.box(2, 3.1, 4.1, "generator")
    board.arrow(2, 4.15, 4.85)
    board.box(2, 4.9, 5.9, "discrimi-\nnator")
    board.words(2, 4.5, "picture\n\n", ha="center")
    board.arrow(2, 5.97, 6.45)
    board.words(2, 7.05, "real, or\nmade?", ha="center")
    board.picture(3, 1.9, digit, "picture")
    board.arrow(3, 2.35, 3.0)
    board.box(3, 3.1, 4.1, "encoder")
    board.arrow(3, 4.15, 4.85)
    board.words(3, 4.5, "two\nnumbers\n\n\n", ha="center")
    board.box(3, 4.9, 5.9, "decoder")
    board.arrow(3, 5.97, 6.55)
    board.picture(3, 7.05, digit, "the picture again")


def _short(count):
    """A count as people write it: 60 thousand is 60k."""
    for least, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")):
        if count >= least:
            return f"{count / least:.3g}{letter}"
    return f"{count:g}"


def plot_model_sizes(known: Iterable[tuple[str, int, str, float]], own: Iterable[tuple[str, str, float]]) -> "Figure":
    """Models sorted by their number of weights; the kind is told by marker and colour, our own are filled and bold.

    Args:
        known: (name, year, kind, weights) of each published model.
        own: (name, kind, weights) of each model of this series.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: a model without weights.
    """
    rows = [(f"{name} ({year})", kind, weights, False) for name, year, kind, weights in known]
    rows += [(name, kind, weights, True) for name, kind, weights in own]
    if not rows or min(row[2] for row in rows) <= 0:
        raise ValueError(f"Expected models with at least one weight each; got {rows}. Check the counts.")
    rows.sort(key=lambda row: row[2])
    kinds = list(dict.fromkeys(row[1] for row in rows))
    figure, axis = new_figure(7.6, 0.6 + 0.24 * len(rows))
    for place, (_, kind, weights, ours) in enumerate(rows):
        colour, marker = COLOURS[kinds.index(kind)], MARKERS[kinds.index(kind)]
        axis.plot(
            weights, place, marker, color=colour, markersize=8, markerfacecolor=colour if ours else "white", mew=1.8
        )
        axis.annotate(
            _short(weights),
            (weights, place),
            (10, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
            fontweight="bold" if ours else None,
        )
    for number, kind in enumerate(kinds):
        axis.plot([], [], MARKERS[number], color=COLOURS[number], markerfacecolor="white", mew=1.8, label=kind)
    axis.legend(loc="lower right", fontsize=9, frameon=False)
    axis.set(
        xscale="log",
        xlabel="weights (k thousand, M million, B thousand million, T million million)",
        ylim=(-0.7, len(rows) - 0.3),
    )
    axis.set_xlim(right=max(row[2] for row in rows) * 12)
    axis.set_yticks(range(len(rows)), [row[0] for row in rows], fontsize=9)
    for label, row in zip(axis.get_yticklabels(), rows):
        label.set_fontweight("bold" if row[3] else None)
    axis.grid(axis="x", color="0.9")
    axis.set_axisbelow(True)
    return figure
