import numpy as np
import pytest

from helpers.variational.roc import plot_roc


def test_every_curve_is_named_and_drawn_with_its_own_dash():
    curve = (np.array([0, 0.2, 1]), np.array([0, 0.9, 1]))
    (axis,) = plot_roc({"one": curve, "two": curve}).axes
    assert [text.get_text() for text in axis.get_legend().get_texts()] == ["one", "two"]
    chance, first, second = axis.lines
    np.testing.assert_array_equal(first.get_ydata(), curve[1])
    assert first.get_linestyle() != second.get_linestyle()


@pytest.mark.parametrize("curves", [{}, {"x": ([0, 2], [0, 1])}])
def test_no_curve_or_impossible_rates_are_told(curves):
    with pytest.raises(ValueError, match="Expected"):
        plot_roc(curves)
