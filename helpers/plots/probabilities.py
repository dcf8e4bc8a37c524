"""Ten class probabilities beside the image they belong to."""

import numpy as np

from helpers.plots.style import COLOURS, new_figure


def plot_probabilities(image, probabilities, *, truth=None):
    """The image on the left; a bar a class on the right, the highest dark and with its number.

    Args:
        image: (height, width) or (height, width, 3) array in [0, 1].
        probabilities: (classes,) array that sums to 1.
        truth: the right class, marked with a triangle, or None.

    Returns:
        matplotlib Figure.
    """
    probabilities = np.asarray(probabilities)
    figure, (left, right) = new_figure(6.4, 2.6, 1, 2, width_ratios=(1, 1.6))
    left.imshow(image, cmap="gray_r", vmin=0, vmax=1)
    left.set_axis_off()
    best = int(probabilities.argmax())
    classes = np.arange(len(probabilities))
    right.bar(classes, probabilities, color=[COLOURS[0] if c == best else COLOURS[4] for c in classes])
    right.text(best, probabilities[best] + 0.02, f"{probabilities[best]:.2f}", ha="center")
    if truth is not None:
        right.plot([truth], [-0.06], "^", color=COLOURS[1], clip_on=False, label="the truth")
        right.legend(frameon=False, fontsize=9, loc="upper right", bbox_to_anchor=(1, 1.2))
    right.set(xticks=classes, ylim=(0, 1.1), ylabel="probability")
    right.tick_params(axis="x", pad=8)
    return figure
