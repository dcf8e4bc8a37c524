import numpy as np
import pytest

from helpers.variational.codes import plot_codes


def test_digits_and_draws_are_at_their_places():
    points, labels, draws = np.array([[0.0, 1], [2, 3]]), np.array([4, 7]), np.array([[5.0, 5]])
    figure = plot_codes([("one", points, labels, draws), ("two", points, labels, draws)])
    first, second = figure.axes
    np.testing.assert_array_equal(first.collections[4].get_offsets(), points[:1])
    np.testing.assert_array_equal(second.collections[-1].get_offsets(), draws)
    assert first.get_title() == "one"


def test_labels_that_do_not_fit_are_told():
    with pytest.raises(ValueError, match="n labels"):
        plot_codes([("one", np.zeros((2, 2)), np.zeros(3), np.zeros((1, 2)))])
