"""Plots of the RNN lesson: states, gradients, attention, the next character, the reader's own sequences."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure
from PIL import Image, ImageColor, ImageDraw

from helpers.plots.pens import font
from helpers.plots.signed import signed_colours
from helpers.plots.style import COLOURS, DASHES, new_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from helpers.data.own.own_sequences import OwnSequences


_STEP, _HEAD, _WIDEST = 12, 26, 76  # pixels: one row, the names above, one column


def draw_over_time(digit: np.ndarray, columns: Mapping[str, np.ndarray]) -> Image.Image:
    """A digit and, beside its rows, named columns of numbers: blue above zero, orange below, white zero.

    Args:
        digit: (rows, width) array in [0, 1], 1 is ink.
        columns: name → (rows,) array; full colour is at 1 and at -1, and each number is written into its cell.

    Returns:
        PIL image.

    Raises:
        ValueError: a column of another length, or none.
    """
    digit = np.asarray(digit)
    lengths = {name: np.shape(values) for name, values in columns.items()}
    if not columns or set(lengths.values()) != {(len(digit),)}:
        raise ValueError(f"Expected columns of {len(digit)} numbers, one a row of the digit; got {lengths}.")
    side = len(digit) * _STEP
    tile = Image.fromarray(((1 - digit) * 255).round().astype("uint8")).resize((side, side), Image.Resampling.NEAREST)
    left = side + 20
    sheet = Image.new("RGB", (left + len(columns) * (_WIDEST + 6), _HEAD + side), "white")
    sheet.paste(tile, (0, _HEAD))
    pen = ImageDraw.Draw(sheet)
    head, small = font(13), font(11)
    for number, (name, values) in enumerate(columns.items()):
        x = left + number * (_WIDEST + 6)
        pen.text((x + _WIDEST / 2, _HEAD / 2), name, fill="black", font=head, anchor="mm")
        colours = (signed_colours(np.asarray(values)[:, None], limit=1)[:, 0] * 255).round().astype(int)
        for row, (value, colour) in enumerate(zip(values, colours)):
            top = _HEAD + row * _STEP
            pen.rectangle((x, top, x + _WIDEST, top + _STEP - 2), fill=tuple(colour))
            shade = "white" if colour.mean() < 130 else "black"
            pen.text((x + _WIDEST / 2, top + _STEP / 2 - 1), f"{value:.2f}", fill=shade, font=small, anchor="mm")
    pen.rectangle((0, _HEAD, side - 1, _HEAD + side - 1), outline="silver")
    return sheet


def plot_gradients(curves: Mapping[str, np.ndarray]) -> Figure:
    """One line a layer over the steps, in powers of ten, its name at its left end.

    Args:
        curves: name → (steps,) numbers above 0, the last step's being 1.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: no curve, or curves of different lengths.
    """
    lengths = {len(values) for values in curves.values()}
    if len(lengths) != 1:
        raise ValueError(
            f"Expected curves of one length; got lengths {sorted(lengths)}. Measure all on the same steps."
        )
    steps = np.arange(1, lengths.pop() + 1)
    figure, axis = new_figure(7.0, 3.2)
    for number, (name, values) in enumerate(curves.items()):
        colour = COLOURS[number % len(COLOURS)]
        axis.semilogy(steps, values, DASHES[number % len(DASHES)], color=colour, lw=2)
        axis.annotate(
            name, (1, values[0]), xytext=(-8, 0), textcoords="offset points", ha="right", va="center", color=colour
        )
    last = len(steps)
    axis.set_xticks([1, *range(10, last + 1, 10)])
    axis.set_xlim(1 - 0.3 * last, 1.02 * last)  # room for the names on the left
    axis.set(xlabel=f"step, of {len(steps)}; the answer is asked after the last", ylabel="gradient, last step = 1")
    return figure


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


_WIDE, _HIGH, _COLUMNS = 20, 34, 36  # pixels of one character, characters a line


def draw_likely_text(texts: Sequence[str], probabilities: np.ndarray, *, given: int = 0) -> Image.Image:
    """Lines of characters on shades of blue; white was certain, the bluer the less probable.

    Args:
        texts: the lines.
        probabilities: (lines, characters) array in [0, 1], at least as wide as the longest line.
        given: so many characters at the start of each line were given, not written; they are framed.

    Returns:
        PIL image, 36 characters wide; longer lines are cut.

    Raises:
        ValueError: no line, or fewer probabilities than characters.
    """
    if not len(texts) or len(texts) != len(probabilities) or max(map(len, texts)) > np.shape(probabilities)[1]:
        raise ValueError(
            f"Expected lines and a probability for each character; got {len(texts)} lines and probabilities "
            f"{np.shape(probabilities)}. Give one row a line."
        )
    sheet = Image.new("RGB", (_WIDE * _COLUMNS + 8, _HIGH * len(texts) + 6), "white")
    pen, letters = ImageDraw.Draw(sheet), font(19)
    low = np.array(ImageColor.getrgb(COLOURS[4]), "float64")
    for row, (text, shares) in enumerate(zip(texts, probabilities)):
        for column, (character, share) in enumerate(zip(text[:_COLUMNS], shares)):
            x, y = 4 + column * _WIDE, 3 + row * _HIGH
            cell = (x, y + 1, x + _WIDE - 2, y + _HIGH - 3)
            if column < given:
                pen.rectangle(cell, outline="grey")
            else:
                pen.rectangle(cell, fill=tuple(np.round(low + share * (255 - low)).astype(int)))
            pen.text((x + _WIDE / 2 - 1, y + _HIGH / 2), character, fill="black", font=letters, anchor="mm")
    return sheet


_MOST_PLOTS = 6


def plot_own_sequences(own: "OwnSequences") -> "Figure":
    """The first sequence of each label, up to six, and its first features, up to four (one a dash), scaled to one range.

    Args:
        own: OwnSequences.

    Returns:
        matplotlib Figure.
    """
    shown = own.names[:_MOST_PLOTS]
    every = np.concatenate(own.sequences)
    middle, spread = every.mean(axis=0), every.std(axis=0)
    spread[spread == 0] = 1
    figure, axes = new_figure(8, 1 + 1.1 * len(shown), rows=len(shown), sharex=True, sharey=True, squeeze=False)
    for number, (axis, name) in enumerate(zip(axes[:, 0], shown)):
        scaled = (own.sequences[int(np.argmax(own.y == number))] - middle) / spread
        for column, (colour, dash) in enumerate(zip(COLOURS, DASHES)):
            if column < len(own.columns):
                axis.plot(scaled[:, column], dash, color=colour, marker=".")
        axis.set_ylabel(name, parse_math=False)
    axes[-1, 0].set_xlabel("step (values scaled to mean 0, spread 1)")
    legend = figure.legend(
        axes[0, 0].lines, [f" {name}" for name in own.columns[:4]], loc="outside upper center", ncols=4
    )
    for text in legend.get_texts():
        text.set_parse_math(False)
    return figure
