"""Who looks at whom: attention as a table of shares."""

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from helpers.plots.style import new_figure


def plot_attention(shares: np.ndarray, rows: Sequence[str], columns: Sequence[str]) -> Figure:
    """A cell for each row that looks and each column looked at: the darker, the larger the share written into it.

    Args:
        shares: (rows, columns) array in [0, 1].
        rows: a text for each row, beside it.
        columns: a text for each column, above it.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: another number of names than of rows or columns.
    """
    shares = np.asarray(shares, "float64")
    if shares.shape != (len(rows), len(columns)):
        raise ValueError(
            f"Expected a share for each row and column, {(len(rows), len(columns))}; got {shares.shape}. Cut both alike."
        )
    figure, axis = new_figure(5.4, 0.9 + 0.5 * len(rows))
    axis.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    axis.set_xticks(range(len(columns)), columns)
    axis.set_yticks(range(len(rows)), rows)
    axis.xaxis.tick_top()
    axis.xaxis.set_label_position("top")
    axis.set(xlabel="… at", ylabel="looks …")
    axis.tick_params(length=0)
    for spine in axis.spines.values():
        spine.set_visible(False)
    for row in range(len(rows)):
        for column in range(len(columns)):
            share = shares[row, column]
            axis.text(column, row, f"{share:.2f}", ha="center", va="center", color="white" if share > 0.5 else "black")
    return figure
