import numpy as np

from helpers.neuron.descent import draw_descent


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
