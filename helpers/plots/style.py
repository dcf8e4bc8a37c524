"""One look for every figure: colours that colour-blind readers can tell apart, never the only cue."""

import functools
from typing import TYPE_CHECKING, Any

import matplotlib
from matplotlib.figure import Figure

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes

# Okabe and Ito, Color Universal Design, 2008; a line also differs by dash or marker.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
DASHES = ("-", "--", "-.", ":")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")

_RC = {
    "axes.prop_cycle": matplotlib.cycler(color=COLOURS),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11,
    "font.size": 10,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
}


@functools.cache
def _set_foreign_settings_aside():
    """Back to Matplotlib's defaults, once: a matplotlibrc of the reader's (TeX, sizes, dots) does not change a lesson."""
    matplotlib.rcdefaults()


def new_figure(
    width: float = 8.0, height: float = 3.0, rows: int = 1, columns: int = 1, **options: Any
) -> tuple[Figure, "Axes | np.ndarray"]:
    """A figure in the style of the series, with its axes.

    Args:
        width: inches, at 100 dots each.
        height: inches, too.
        rows: of axes, from top to bottom.
        columns: of axes, side by side.
        options: passed to ``Figure.subplots``.

    Returns:
        (Figure, axes): one Axes, or an array of them as ``Figure.subplots`` gives it.
    """
    _set_foreign_settings_aside()
    with matplotlib.rc_context(_RC):
        figure = Figure(figsize=(width, height), dpi=100, layout="constrained")
        return figure, figure.subplots(rows, columns, **options)
