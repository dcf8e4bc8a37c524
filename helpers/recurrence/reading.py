"""A digit that is being read row by row."""

import numpy as np

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
