"""Pictures of the CNN lesson: the network, its confusions, what shifts and noise do to it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import Polygon, Rectangle
from sklearn.metrics import ConfusionMatrixDisplay

from helpers.plots.pens import arrow
from helpers.plots.style import COLOURS, DASHES, MARKERS, new_figure

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.figure import Figure


# Side of the maps, how many of them.
_STAGES = ((64, 3), (32, 16), (16, 32), (8, 64), (4, 96))
_SHEETS = {3: 1, 16: 4, 32: 6, 64: 8, 96: 10}  # how many sheets stand for so many maps


def plot_network(scene: np.ndarray, probabilities: np.ndarray) -> "Figure":
    """From a scene over ever smaller and more feature maps to ten probabilities, with the shapes.

    Args:
        scene: (64, 64, 3) uint8 array.
        probabilities: (10,) array in [0, 1].

    Returns:
        matplotlib Figure.
    """
    figure, axis = new_figure(7.6, 3.3)
    axis.set_axis_off()
    left, middle, ends = 1.0, 33.0, []
    for number, (side, count) in enumerate(_STAGES):
        height, sheets = 6 + 22 * (side / 64) ** 0.6, _SHEETS[count]
        shift = 0.9
        for sheet in reversed(range(sheets)):
            x, y = left + sheet * shift, middle - height / 2 + sheet * shift
            if number == 0:
                axis.imshow(scene, extent=(x, x + height, y, y + height), zorder=3)
            colour = COLOURS[4] if sheet % 2 else "#d8eefa"
            box = Rectangle((x, y), height, height, facecolor="none" if number == 0 else colour, edgecolor="black")
            box.set(linewidth=0.8, zorder=4)
            axis.add_patch(box)
        right = left + height + (sheets - 1) * shift
        axis.text((left + right) / 2, 9.5, f"{side}×{side}×{count}", ha="center", va="center", fontsize=9.5)
        ends.append((left, right))
        left = right + 8
    for (_, start), (stop, _) in zip(ends, ends[1:]):
        arrow(axis, (start + 0.8, middle), (stop - 0.8, middle), head=11)
    _averages_and_scores(axis, ends[-1][1], middle, probabilities)
    _captions(axis, ends)
    axis.set(xlim=(0, ends[-1][1] + 42), ylim=(-1, 62), aspect="equal")
    return figure


def _averages_and_scores(axis, left, middle, probabilities):
    """The column of averages, the ten logits, and a bar a probability."""
    x = left + 9.5
    arrow(axis, (left + 0.8, middle), (x - 0.8, middle), head=11)
    axis.add_patch(Rectangle((x, middle - 16), 2.6, 32, facecolor=COLOURS[4], edgecolor="black", linewidth=0.8))
    axis.text(x + 1.3, 9.5, "96", ha="center", va="center", fontsize=9.5)
    logits = x + 12
    for edge in (-16, 16):
        lines = Polygon([(x + 2.6, middle - edge), (logits, middle - 15), (logits, middle + 15)], closed=True)
        lines.set(facecolor="lightgrey", alpha=0.4, linewidth=0)
        axis.add_patch(lines)
    best = int(np.argmax(probabilities))
    for digit, probability in enumerate(probabilities):
        y = middle + 15 - 3 * digit - 3
        axis.add_patch(Rectangle((logits, y + 0.3), 2.4, 2.4, facecolor="white", edgecolor="black", linewidth=0.8))
        axis.text(logits + 3.6, y + 1.5, str(digit), va="center", fontsize=8)
        bar = Rectangle((logits + 6, y + 0.6), 0.3 + 10 * float(probability), 1.8)
        bar.set(facecolor=COLOURS[0] if digit == best else COLOURS[4], linewidth=0)
        axis.add_patch(bar)
    axis.text(logits + 1.2, 9.5, "10", ha="center", va="center", fontsize=9.5)
    axis.text(x + 1.3, 51, "averages", ha="center", fontsize=9.5, color=COLOURS[0])
    axis.text(logits + 7, 56.5, "logits →\nprobabilities", va="center", ha="center", fontsize=9.5, color=COLOURS[0])


def _captions(axis, ends):
    """What happens between the stages, above and below them."""
    first, last = ends[1][0], ends[-1][1]
    axis.text(np.mean(ends[0]), 56.5, "scene", va="center", ha="center", fontsize=9.5, color=COLOURS[0])
    axis.text(
        (first + last) / 2,
        56.5,
        "feature maps: more and more, smaller and smaller",
        va="center",
        color=COLOURS[0],
        ha="center",
        fontsize=9.5,
    )
    axis.text((first + last) / 2, 1.6, "learned: six convolutions, 3×3 windows", ha="center", fontsize=9.5)
    axis.plot([ends[0][1], last], [5.6, 5.6], color="black", linewidth=1)
    axis.text(last + 20, 1.6, "learned: a dense layer", ha="center", fontsize=9.5)
    axis.plot([last + 12, last + 26], [5.6, 5.6], color="black", linewidth=1)


def plot_confusion_matrix(y_true: "np.ndarray", y_predicted: "np.ndarray", *, title: str | None = None) -> "Figure":
    """How often each class (row) was read as each class (column), as counts.

    Args:
        y_true: (n,) integers, the right labels.
        y_predicted: (n,) integers, what was read.
        title: of the figure, or None.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: labels that are not one-dimensional or not equally many.
    """
    if getattr(y_true, "shape", None) != getattr(y_predicted, "shape", None) or y_true.ndim != 1:
        raise ValueError(
            f"Expected two label arrays of one shape (n,); got {getattr(y_true, 'shape', None)} and "
            f"{getattr(y_predicted, 'shape', None)}. Turn probabilities into labels with .argmax(axis=1)."
        )
    figure, axis = new_figure(5.0, 4.6)
    ConfusionMatrixDisplay.from_predictions(y_true, y_predicted, ax=axis, cmap="Blues", colorbar=False)
    axis.set(xlabel="read as", ylabel="is", title=title or "Confusion matrix")
    return figure


def plot_robustness(
    curves: Mapping[str, tuple[Sequence[float], Mapping[str, Sequence[float]]]], *, chance: float = 0.1
) -> "Figure":
    """One plot for each kind of change, one line for each network; chance is dotted.

    Args:
        curves: kind of change → (levels, {network: accuracies}), as many accuracies as levels.
        chance: accuracy of guessing.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: another number of accuracies than levels.
    """
    figure, axes = new_figure(2.4 * len(curves) + 0.4, 2.7, 1, len(curves), sharey=True, squeeze=False)
    for axis, (kind, (levels, networks)) in zip(axes[0], curves.items()):
        for number, (name, accuracies) in enumerate(networks.items()):
            if len(accuracies) != len(levels):
                raise ValueError(
                    f"Expected {len(levels)} accuracies of {name} under {kind}, one a level; got {len(accuracies)}."
                )
            axis.plot(
                levels,
                accuracies,
                DASHES[number],
                color=COLOURS[number],
                marker=MARKERS[number],
                markersize=4,
                label=name,
            )
        axis.axhline(chance, color="grey", linestyle=":", linewidth=1)
        axis.set(xlabel=kind, ylim=(0, 1.02))
    axes[0, 0].set_ylabel("validation accuracy")
    axes[0, 0].legend(frameon=False, fontsize=8, loc="center left")
    return figure
