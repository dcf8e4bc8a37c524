import numpy as np
from matplotlib.colors import to_rgb

from helpers.plots.descent import draw_descent
from helpers.plots.style import COLOURS


def bowl(across, up):
    return across**2 + up**2


def marked(picture, colour):
    return np.abs(np.asarray(picture) / 255 - to_rgb(colour)).max(axis=2) < 0.02


def test_the_path_is_drawn_where_it_went():
    picture = draw_descent(bowl, np.array([[-3.0, 1.0], [-3.0, -1.0]]))
    assert picture.size == (640, 320)
    rows, columns = np.nonzero(marked(picture, COLOURS[1]))
    assert 74 <= columns.min() and columns.max() <= 86 and rows.max() >= 238  # 80 pixels from the left


def test_the_lowest_point_is_marked_and_lies_in_the_deepest_colour():
    picture = np.asarray(draw_descent(bowl, np.array([[3.0, 1.0]]))).astype(int)
    assert marked(picture, COLOURS[6])[160, 320]
    assert picture[160, 335].sum() < picture[5, 5].sum()


def test_a_path_out_of_the_picture_and_out_of_numbers_is_still_drawn():
    assert draw_descent(bowl, np.array([[3.0, 1.0], [1e300, np.inf], [np.nan, -np.inf]])).size == (640, 320)
