import numpy as np

from helpers.recurrence.log_curves import draw_log_curves


def heights(values, colour=(0x00, 0x72, 0xB2)):
    """Mean height of the line in the left and the right half of the axes, from the top, pixels."""
    picture = np.asarray(draw_log_curves({"a": values}, low=-10, high=10, across="step", up="size"))
    rows, columns = np.nonzero((picture == colour).all(axis=2))
    inside = columns < 490
    rows, columns = rows[inside], columns[inside]
    return rows[columns < 276].mean(), rows[columns >= 276].mean()


def test_what_grows_rises():
    early, late = heights(10.0 ** np.linspace(-8, 8, 84))
    assert early > late


def test_zero_and_infinity_stay_in_the_picture():
    early, late = heights(np.r_[np.zeros(42), np.full(42, np.inf)])
    assert early > 200 and late < 100


def test_every_line_differs_by_more_than_colour():
    lines = {name: np.ones(28) for name in "abcd"}
    draw_log_curves(lines, low=-3, high=3, across="step", up="size")
