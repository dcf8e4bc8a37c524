import numpy as np
import pytest

from helpers.neuron.playground import REACH, draw_map, draw_playground, plane_grid, plot_maps
from helpers.plots.picture import picture_class

POINTS, TRUTH = np.array([[-1.1, 0.0], [1.1, 0.0]]), np.array([0, 1])


def left_right(places):
    return (places[:, 0] > 0).astype(float)


def test_the_grid_starts_at_the_top_left():
    grid = plane_grid(11)
    assert grid.shape == (121, 2) and grid[0].tolist() == [-REACH, REACH] and grid[-1].tolist() == [REACH, -REACH]


def test_each_side_has_the_colour_of_its_class_and_a_dark_border_between():
    picture = np.asarray(draw_map(left_right(plane_grid()), POINTS, TRUTH)).astype(int)
    assert picture.shape == (320, 320, 3)
    assert picture[20, 20, 2] > picture[20, 20, 0]  # class 0 is blue
    assert picture[20, 300, 0] > picture[20, 300, 2]  # class 1 is orange
    assert (picture[20].sum(axis=1) == 0).sum() in (1, 2)
    assert picture[160, 80].tolist() == [0, 114, 178] and picture[160, 240].tolist() == [213, 94, 0]


def test_points_and_classes_must_fit():
    with pytest.raises(ValueError, match="one class a point"):
        draw_map(left_right(plane_grid()), POINTS, TRUTH[:1])


def test_new_points_and_the_present_step_are_shown():
    belief, steps = left_right(plane_grid()), np.arange(0, 30, 10)
    curves = {"training": [0.7, 0.4, 0.2], "validation": [0.7, 0.5, 0.6]}
    plain = draw_playground(belief, POINTS, TRUTH, steps, curves, now=0)
    later = draw_playground(belief, POINTS, TRUTH, steps, curves, now=20)
    more = draw_playground(belief, POINTS, TRUTH, steps, curves, now=0, new_points=([[0.5, 1.5]], [0]))
    assert plain.size == (670, 320) and plain.tobytes() != later.tobytes()
    assert plain.crop((0, 0, 320, 320)).tobytes() != more.crop((0, 0, 320, 320)).tobytes()


def test_maps_stand_side_by_side_under_their_titles():
    picture = draw_map(left_right(plane_grid()), POINTS, TRUTH)
    figure = plot_maps([picture, picture], ["one", "two"])
    assert [axis.get_title() for axis in figure.axes] == ["one", "two"]
    assert picture_class(figure) == "five-models-ink", "the dark theme turns it over"
    with pytest.raises(ValueError):
        plot_maps([picture], ["one", "two"])
