"""Drawings of the lesson's models: a recurrent layer, unrolled over the rows of a digit, and the inside of an LSTM cell."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from helpers.plots.pens import arrow, box
from helpers.plots.style import COLOURS, new_figure

_BLUE, _ORANGE, _GREEN = COLOURS[:3]
_PALE = {_BLUE: "#dceaf4", _ORANGE: "#fae4d5", _GREEN: "#d9f0e8", "grey": "#eeeeee"}


def plot_unrolled(digit: np.ndarray, *, units: int = 50) -> Figure:
    """A recurrent layer as one cell with a loop and, equal to it, unrolled: one copy of the cell for each row.

    Args:
        digit: (rows, width) array in [0, 1], 1 is ink; three of its rows are shown under the cells that read them.
        units: length of the hidden state.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: no single digit.
    """
    digit = np.asarray(digit)
    if digit.ndim != 2:
        raise ValueError(f"Expected one digit (rows, width); got {digit.shape}. Take [0] of a batch of one.")
    rows, width = digit.shape
    figure, axis = _sheet(7.6, 3.5, (0, 76), (0, 35))
    _box(axis, 7.5, 18, 9, 7, "cell\nW, U, b", _BLUE)
    arrow(axis, (11, 21.5), (4, 21.5), _ORANGE, head=13, linewidth=1.8, connectionstyle="arc3,rad=1.3")
    axis.text(7.5, 28.3, "hidden state h", ha="center", fontsize=9, color=_ORANGE)
    _arrow(axis, (7.5, 10.5), (7.5, 14.5))
    axis.text(7.5, 7.2, "one row x\nat a time", ha="center", va="center", fontsize=9)
    axis.text(16.5, 18, "=", ha="center", va="center", fontsize=18)
    axis.text(20.5, 18, "0", ha="center", va="center", fontsize=11, color=_ORANGE)
    start = 21.7
    for centre, row in ((29, 0), (44.5, rows * 3 // 7), (60, rows - 1)):
        if row:
            axis.text(start + 1.6, 18, "···", ha="center", va="center", fontsize=14, color=_ORANGE)
            start += 3.2
        _arrow(axis, (start, 18), (centre - 4, 18), _ORANGE)
        _box(axis, centre, 18, 8, 7, "cell\nW, U, b", _BLUE)
        _arrow(axis, (centre, 10.5), (centre, 14.5))
        strip = (centre - 6, centre + 6, 8.5, 10.1)
        axis.imshow(digit[row][None], cmap="gray_r", vmin=0, vmax=1, extent=strip, aspect="auto")
        axis.add_patch(Rectangle((centre - 6, 8.5), 12, 1.6, fill=False, edgecolor="grey", linewidth=0.8))
        axis.text(centre, 6.7, f"row {row + 1}", ha="center", va="center", fontsize=9)
        start = centre + 4.2
    axis.text(65.7, 19.3, "h", ha="center", fontsize=10, color=_ORANGE, style="italic")
    _arrow(axis, (start, 18), (67.3, 18), _ORANGE)
    _box(axis, 71, 18, 7, 7, "Dense\n(10)", _GREEN)
    _arrow(axis, (71, 21.7), (71, 26))
    axis.text(71, 28.3, "10 proba-\nbilities", ha="center", va="center", fontsize=9)
    axis.text(
        45,
        25,
        f"the same W, U, b at every step · h: {units} numbers, handed from step to step",
        ha="center",
        fontsize=9,
    )
    axis.text(45, 3.6, f"x: {width} numbers a row, {rows} rows = {rows} timesteps", ha="center", fontsize=9)
    axis.text(7.5, 33, "rolled up", ha="center", fontsize=11, weight="bold")
    axis.text(45, 33, "the same, unrolled in time", ha="center", fontsize=11, weight="bold")
    axis.set(xlim=(0, 76), ylim=(0, 35))
    return figure


def plot_lstm_cell() -> Figure:
    """One step of an LSTM: what the three gates do to the cell state, and where the hidden state comes from.

    Returns:
        matplotlib Figure.
    """
    figure, axis = _sheet(7.6, 4.0, (0, 76), (0, 40))
    box(axis, (14, 5.5), 47, 30, rounding=1.5, facecolor="white", edgecolor="grey", linewidth=1.2)
    top = 31
    _arrow(axis, (8.5, top), (20.6, top), _ORANGE, 2.4)
    _arrow(axis, (23.4, top), (34.6, top), _ORANGE, 2.4)
    _arrow(axis, (37.4, top), (67.5, top), _ORANGE, 2.4)
    axis.text(5, top, "old cell\nstate c", ha="center", va="center", fontsize=10, color=_ORANGE)
    axis.text(71.5, top, "new cell\nstate c", ha="center", va="center", fontsize=10, color=_ORANGE)
    _sign(axis, 22, top, "×")
    _sign(axis, 36, top, "+")
    gates = {
        22: ("forget\ngate f", _BLUE),
        31: ("input\ngate i", _BLUE),
        41: ("candi-\ndate g", _GREEN),
        51: ("output\ngate o", _BLUE),
    }
    for x, (name, colour) in gates.items():
        _box(axis, x, 14.5, 7.6, 5.6, name, colour)
        _arrow(axis, (x, 8.5), (x, 11.6), "grey")
    _arrow(axis, (22, 17.4), (22, top - 1.5))
    _arrow(axis, (31, 17.4), (34.9, 22.3))
    _arrow(axis, (41, 17.4), (37.2, 22.3))
    _sign(axis, 36, 23.3, "×")
    _arrow(axis, (36, 24.8), (36, top - 1.5))
    _arrow(axis, (56.5, top), (56.5, 27.2), _ORANGE)
    _box(axis, 56.5, 25.4, 6, 3.2, "tanh", "grey")
    _arrow(axis, (56.5, 23.7), (56.5, 21.5))
    _sign(axis, 56.5, 20, "×")
    _arrow(axis, (51.3, 17.4), (55.2, 19.3))
    _arrow(axis, (58, 20), (67.5, 20), _ORANGE)
    axis.text(71.5, 20, "new hidden\nstate h", ha="center", va="center", fontsize=10, color=_ORANGE)
    axis.plot([9.5, 51], [8.5, 8.5], color="grey", lw=1.4)
    axis.text(5, 8.5, "row x and\nold hidden\nstate h", ha="center", va="center", fontsize=10)
    axis.text(23, 24.5, "keep", fontsize=9, style="italic", color="#444444")
    axis.text(38, 26.8, "write", fontsize=9, style="italic", color="#444444")
    axis.text(53.2, 20.6, "show", fontsize=9, style="italic", color="#444444", ha="center")
    axis.text(37.5, 37, "one step of an LSTM", ha="center", fontsize=11, weight="bold")
    axis.text(
        37.5,
        2.4,
        "gates: σ, between 0 (shut) and 1 (open) · candidate: tanh, between −1 and 1",
        ha="center",
        fontsize=9,
    )
    return figure


def _sheet(width, height, across, up):
    figure, axis = new_figure(width, height)
    axis.set(xlim=across, ylim=up)
    axis.set_axis_off()
    return figure, axis


def _box(axis: Axes, x, y, width, height, text, colour):
    face, corner = _PALE[colour], (x - width / 2, y - height / 2)
    box(axis, corner, width, height, rounding=0.8, facecolor=face, edgecolor=colour, linewidth=1.5)
    axis.text(x, y, text, ha="center", va="center", fontsize=9.5)


def _arrow(axis: Axes, start, end, colour="#444444", width=1.6):
    arrow(axis, start, end, colour, head=13, linewidth=width, shrinkA=0, shrinkB=0)


def _sign(axis: Axes, x, y, text):
    axis.add_patch(Circle((x, y), 1.4, fc="white", ec="#444444", lw=1.4, zorder=3))
    axis.text(x, y - 0.05, text, ha="center", va="center", fontsize=12, zorder=4)
