"""The curves of both stages in one picture, with a line where fine-tuning starts."""

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from helpers.plots.style import COLOURS, DASHES, new_figure


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
