import numpy as np
import pytest

from helpers.adversarial.saturation import plot_saturation, plot_slopes


def test_losses_on_the_left_and_sizes_of_slopes_on_the_right():
    x = np.linspace(-8, 8, 9)
    figure = plot_saturation(x, {"a": -x, "b": x**2}, {"a": -np.ones(9), "b": 2 * x})
    left, right = figure.axes
    np.testing.assert_array_equal(left.lines[1].get_ydata(), x**2)
    np.testing.assert_array_equal(right.lines[0].get_ydata(), np.ones(9))
    assert [text.get_text() for text in right.get_legend().get_texts()] == ["a", "b"]


def test_a_loss_without_its_slope_is_refused():
    with pytest.raises(ValueError, match="Expected the same names twice"):
        plot_saturation(np.zeros(3), {"a": np.zeros(3)}, {"b": np.zeros(3)})


def test_slopes_are_on_a_logarithmic_scale():
    axis = plot_slopes([0, 5], {"a": [1.0, 0.01], "b": [1.0, 2.0]}, unit="steps").axes[0]
    assert axis.get_yscale() == "log" and axis.get_xlabel() == "steps" and len(axis.lines) == 2
