import numpy as np
import pytest

from helpers.recurrence.over_time import draw_over_time


def test_signs_show_as_colours_row_by_row():
    values = np.zeros(28)
    values[3], values[20] = 1, -1
    picture = np.asarray(draw_over_time(np.zeros((28, 28)), {"cell": values}), "int")
    left = 28 * 12 + 20 + 3
    at = [picture[26 + row * 12 + 2, left] for row in (0, 3, 20)]
    assert at[0].tolist() == [255, 255, 255]
    assert at[1][2] > at[1][0] and at[2][0] > at[2][2]  # blue above zero, orange below


def test_more_columns_make_it_wider():
    one, two = (draw_over_time(np.zeros((28, 28)), dict.fromkeys(names, np.zeros(28))).width for names in ("a", "ab"))
    assert two > one


@pytest.mark.parametrize("columns", [{}, {"a": np.zeros(27)}, {"a": np.zeros(28), "b": np.zeros((28, 2))}])
def test_columns_that_do_not_fit_are_refused(columns):
    with pytest.raises(ValueError, match="Expected columns of 28 numbers"):
        draw_over_time(np.zeros((28, 28)), columns)
