import numpy as np
import pytest

from helpers.recurrence.gradients import plot_gradients


def test_each_curve_is_drawn_and_named_on_a_scale_of_powers():
    figure = plot_gradients({"plain": 0.5 ** np.arange(50)[::-1], "gated": np.ones(50)})
    (axis,) = figure.axes
    assert axis.get_yscale() == "log" and {text.get_text() for text in axis.texts} == {"plain", "gated"}
    np.testing.assert_allclose(axis.lines[0].get_ydata()[-2:], [0.5, 1])
    assert axis.lines[0].get_xdata()[[0, -1]].tolist() == [1, 50]
    assert axis.lines[0].get_linestyle() != axis.lines[1].get_linestyle()


@pytest.mark.parametrize("curves", [{}, {"a": np.ones(3), "b": np.ones(4)}])
def test_curves_that_do_not_fit_are_refused(curves):
    with pytest.raises(ValueError, match="Expected curves of one length"):
        plot_gradients(curves)
