import numpy as np

from helpers.plots.descent import draw_descent


def bowl(across, up):
    return across**2 + up**2


def test_the_bowl_is_darkest_in_the_middle_and_the_path_is_on_it():
    empty = np.asarray(draw_descent(bowl, np.array([[-3.0, 1.5]]))).astype(int)
    walked = np.asarray(draw_descent(bowl, np.array([[-3.0, 1.5], [2.0, -1.0]]))).astype(int)
    assert empty.shape == (320, 640, 3) and empty[180, 340].sum() < empty[5, 5].sum()
    x, y = round(320 + 2.0 * 80), round(160 + 1.0 * 80)
    assert walked[y, x].tolist() == [213, 94, 0] and empty[y, x].tolist() != [213, 94, 0]


def test_a_path_that_leaves_for_infinity_is_still_drawn():
    path = np.array([[-3.0, 1.5], [1e9, -1e9], [np.inf, np.nan]])
    assert draw_descent(bowl, path).size == (640, 320)
