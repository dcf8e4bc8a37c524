import numpy as np
import pytest

from helpers.neuron.curves import draw_descent, plot_fit_curves, plot_loss_curve


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


def bowl(across, up):
    return across**2 + up**2


def test_the_bowl_is_darkest_in_the_middle_and_the_path_is_on_it():
    empty = np.asarray(draw_descent(bowl, np.array([[-3.0, 1.5]]))).astype(int)
    walked = np.asarray(draw_descent(bowl, np.array([[-3.0, 1.5], [2.0, -1.0]]))).astype(int)
    assert empty.shape == (320, 810, 3) and empty[180, 260].sum() < empty[5, 5].sum()
    x, y = round(240 + 2.0 * 60), round(160 + 1.0 * 80)
    assert walked[y, x].tolist() == [213, 94, 0] and empty[y, x].tolist() != [213, 94, 0]


def test_the_cross_marks_the_lowest_point_wherever_it_lies():
    picture = np.asarray(draw_descent(lambda across, up: (across - 2) ** 2 + up**2, np.array([[-3.0, 1.5]])))
    assert picture[160, 360].tolist() == [0, 0, 0]


def test_the_loss_after_each_step_stands_beside_it():
    near = np.asarray(draw_descent(bowl, np.array([[-3.0, 1.5], [0.0, 0.0]]), steps=10))[:, 480:]
    far = np.asarray(draw_descent(bowl, np.array([[-3.0, 1.5], [3.0, 1.5]]), steps=10))[:, 480:]
    assert (near == [0, 114, 178]).all(axis=2).any() and (near != far).any()


def test_a_path_that_leaves_for_infinity_is_still_drawn():
    path = np.array([[-3.0, 1.5], [1e9, -1e9], [np.inf, np.nan]])
    assert draw_descent(bowl, path).size == (810, 320)


def test_each_power_of_ten_of_the_loss_takes_the_same_height():
    def curve_bottom(across):
        picture = np.asarray(draw_descent(bowl, np.array([[-3.0, 0.0], [across, 0.0]])))[:, 480:]
        return np.flatnonzero((picture == [0, 114, 178]).all(axis=2).any(axis=1)).max()

    one, hundredth, ten_thousandth = curve_bottom(1.0), curve_bottom(0.1), curve_bottom(0.01)
    assert one < hundredth < ten_thousandth
    assert abs((hundredth - one) - (ten_thousandth - hundredth)) <= 2


def test_each_panel_has_both_curves_and_the_mark():
    figure = plot_fit_curves(
        [0, 10, 20], {"loss": ([3, 2, 1], [3, 2, 2.5]), "accuracy": ([0, 0.5, 1], [0, 0.4, 0.3])}, mark=10
    )
    assert [axis.get_title() for axis in figure.axes] == ["loss", "accuracy"]
    for axis in figure.axes:
        solid, dashed, mark = axis.lines
        assert solid.get_linestyle() == "-" and dashed.get_linestyle() == "--" and set(mark.get_xdata()) == {10}
    assert figure.axes[0].lines[1].get_ydata()[2] == 2.5
    assert [text.get_text() for text in figure.legends[0].get_texts()] == ["training points", "new points"]


def test_what_is_above_the_top_is_cut():
    figure = plot_fit_curves([0, 1], {"A": ([5, 1], [5, 2])}, top=2)
    assert figure.axes[0].get_ylim() == (0, 2)


def test_curves_of_another_length_are_told():
    with pytest.raises(ValueError, match="one a step"):
        plot_fit_curves([0, 1, 2], {"A": ([1, 2], [1, 2])})
