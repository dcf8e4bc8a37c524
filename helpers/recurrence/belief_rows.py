"""A digit read row by row, with the belief after each row."""

import numpy as np
from PIL import Image, ImageColor, ImageDraw

from helpers.plots.pens import font
from helpers.plots.style import COLOURS

_UNREAD = np.array([0.80, 0.86, 0.92])  # pale blue: not yet seen; paper is white


def draw_rows_read(digit: np.ndarray, rows: int, *, mark: bool = True) -> np.ndarray:
    """The first rows of a digit as ink on paper, the others hidden.

    Args:
        digit: (height, width) array in [0, 1], 1 is ink.
        rows: how many rows are seen, 0 to height.
        mark: frame the last row seen in orange at its two ends.

    Returns:
        float array (height, width + 2, 3) in [0, 1]: the picture, one pixel wider on both sides.
    """
    digit = np.asarray(digit, "float64")
    picture = np.ones((digit.shape[0], digit.shape[1] + 2, 3))
    picture[:, 1:-1] = 1 - digit[..., None]
    picture[rows:] = _UNREAD
    if mark and rows > 0:
        picture[rows - 1, [0, -1]] = (0.835, 0.369, 0.0)
    return picture


_STEP, _HEAD = 10, 26  # pixels: of one row, and above the rows for the classes
_CELL = 26  # pixels across, one class


def deciding_row(beliefs: np.ndarray) -> int:
    """The row, counted from 1, at which the probability of the final answer rose most.

    Args:
        beliefs: (rows, classes) array, each row sums to 1. Before the first row all classes count alike.
    """
    final = beliefs[:, beliefs[-1].argmax()]
    return int(np.diff(final, prepend=1 / beliefs.shape[1]).argmax()) + 1


def draw_belief_rows(
    digit: np.ndarray, beliefs: np.ndarray, rows: int, *, truth: int | None = None, decided: int | None = None
) -> Image.Image:
    """The digit as far as it is read and, beside every row, how probable each class is after it.

    Args:
        digit: (rows, width) array in [0, 1], 1 is ink.
        beliefs: (rows, classes) array, each row sums to 1.
        rows: how many rows are read, 0 to all of them; nothing is shown of the others.
        truth: the right class, its number framed, or None.
        decided: number of a row, from 1, marked by an arrow if it is read already, or None.

    Returns:
        PIL image: the darker a cell, the more probable its class; the likeliest of a row is dotted.

    Raises:
        ValueError: beliefs that do not fit the digit.
    """
    digit, beliefs = np.asarray(digit), np.asarray(beliefs, "float64")
    if digit.ndim != 2 or beliefs.ndim != 2 or len(beliefs) != len(digit):
        raise ValueError(
            f"Expected one digit (rows, width) and a belief for each of its rows; got {digit.shape} and {beliefs.shape}. "
            "Take [0] of a batch of one."
        )
    tile = Image.fromarray((draw_rows_read(digit, rows) * 255).round().astype("uint8"))
    tile = tile.resize((tile.width * _STEP, tile.height * _STEP), Image.Resampling.NEAREST)
    left = tile.width + 34
    sheet = Image.new("RGB", (left + _CELL * beliefs.shape[1] + 8, _HEAD + tile.height + 4), "white")
    sheet.paste(tile, (0, _HEAD))
    pen, letters = ImageDraw.Draw(sheet), font(15)
    dark = np.array(ImageColor.getrgb(COLOURS[0]), "float64")
    for number in range(beliefs.shape[1]):
        x = left + number * _CELL
        pen.text((x + _CELL / 2, _HEAD / 2), str(number), fill="black", font=letters, anchor="mm")
        if number == truth:
            pen.rectangle((x + 4, 2, x + _CELL - 5, _HEAD - 4), outline="black", width=2)
    for row, belief in enumerate(beliefs[:rows]):
        top = _HEAD + row * _STEP
        for number, probability in enumerate(belief):
            colour = tuple(np.round(255 - probability * (255 - dark)).astype(int))
            x = left + number * _CELL
            pen.rectangle((x, top, x + _CELL - 2, top + _STEP - 2), fill=colour)
        x = left + int(belief.argmax()) * _CELL + _CELL / 2 - 1
        pen.ellipse((x - 2, top + 2, x + 2, top + 6), fill="white", outline="black")
        if row + 1 == decided:
            y = top + _STEP / 2 - 1
            pen.polygon([(left - 6, y), (left - 20, y - 7), (left - 20, y + 7)], fill=COLOURS[1])
    bottom = _HEAD + tile.height
    pen.rectangle((left - 2, _HEAD - 2, left + _CELL * beliefs.shape[1], bottom), outline="silver")
    return sheet


def draw_reading(digit: np.ndarray, beliefs: np.ndarray, rows: int) -> tuple[Image.Image, str]:
    """Picture and words of a panel: a digit read down to a row, and what is believed there.

    Args:
        digit: (rows, width) array in [0, 1], 1 is ink.
        beliefs: (rows, classes) array, each row sums to 1.
        rows: how many rows are read, 1 to all of them.

    Returns:
        (PIL image, a sentence or two); the deciding row is named once all rows are read.
    """
    now, decided = beliefs[rows - 1], deciding_row(beliefs)
    words = f"After {rows} of {len(beliefs)} rows it reads a {now.argmax()}, probability {now.max():.2f}."
    if rows == len(beliefs):
        words += f" Row {decided} decided it."
    return draw_belief_rows(digit, beliefs, rows, decided=decided), words
