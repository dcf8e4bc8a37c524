import numpy as np
import pytest

from helpers.neuron.loss_curve import plot_loss_curve


def test_the_straight_line_has_the_slope_and_touches_where_we_stand():
    weights = np.linspace(-2, 2, 41)
    axis = plot_loss_curve(weights, weights**2, at=1.0, loss=1.0, slope=2.0).axes[0]
    curve, line, dot = axis.lines
    x, y = line.get_data()
    assert np.allclose(curve.get_ydata(), weights**2)
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(2.0)
    assert dot.get_xdata()[0] == 1.0 and np.interp(1.0, x, y) == pytest.approx(1.0)
    assert axis.texts[0].get_text() == "slope +2.000"


def test_one_loss_a_weight():
    with pytest.raises(ValueError, match="one loss a weight"):
        plot_loss_curve(np.zeros(3), np.zeros(2), at=0, loss=0, slope=0)
