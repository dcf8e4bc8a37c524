"""How the members of each group (row) are shared out among classes (column)."""

import numpy as np

from helpers.plots.style import new_figure


def plot_shares(shares, row_names, column_names, *, row_title, column_title, least=0.15):
    """A table of shares as shades of blue, the larger ones with their number.

    Args:
        shares: (rows, columns) array of shares, 0 to 1.
        row_names, column_names: short texts. row_title, column_title: what they are.
        least: shares from here on are written out.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: another number of names than rows or columns.
    """
    shares = np.asarray(shares)
    if shares.shape != (len(row_names), len(column_names)):
        raise ValueError(
            f"Expected shares of shape ({len(row_names)}, {len(column_names)}), one row and column a name; got {shares.shape}."
        )
    figure, axis = new_figure(2 + 0.24 * len(column_names), 1.2 + 0.24 * len(row_names))
    axis.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for row, column in np.argwhere(shares >= least):
        shade = "white" if shares[row, column] > 0.6 else "black"
        axis.text(
            column,
            row,
            f"{shares[row, column]:.1f}".removeprefix("0").removesuffix(".0"),
            ha="center",
            va="center",
            fontsize=8,
            color=shade,
        )
    axis.set(xticks=range(len(column_names)), yticks=range(len(row_names)), xlabel=column_title, ylabel=row_title)
    axis.set_xticklabels(column_names, fontsize=8)
    axis.set_yticklabels(row_names)
    return figure
