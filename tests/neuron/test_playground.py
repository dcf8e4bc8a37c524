import numpy as np
import pytest

from helpers.neuron.playground import REACH, SHAPES, draw_map, draw_playground, make_plane_points, plane_grid, plot_maps
from helpers.plots.show import picture_class


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_has_both_classes_inside_the_picture(shape):
    points, truth = make_plane_points(shape, 200, 0.0, seed=0)
    assert points.shape == (200, 2) and truth.shape == (200,)
    assert set(truth.tolist()) == {0, 1} and 60 <= truth.sum() <= 140
    assert np.abs(points).max() < 2.0


def test_the_ring_and_the_corners_are_what_they_are_called():
    points, truth = make_plane_points("ring", 100, 0.0, seed=1)
    assert np.allclose(np.hypot(*points.T), np.where(truth == 1, 1.3, 0.4))
    points, truth = make_plane_points("four corners", 100, 0.0, seed=1)
    assert np.array_equal(points.prod(axis=1) > 0, truth == 1)


def test_a_seed_gives_the_same_points_and_noise_moves_them():
    calm, noisy = (make_plane_points("two moons", 50, noise, seed=3)[0] for noise in (0.0, 0.2))
    assert np.array_equal(calm, make_plane_points("two moons", 50, 0.0, seed=3)[0])
    assert 0.1 < (noisy - calm).std() < 0.3


def test_an_unknown_shape_and_impossible_numbers_are_told():
    with pytest.raises(ValueError, match="Expected a shape out of two clouds, two moons"):
        make_plane_points("star", 10, 0.0, seed=0)
    with pytest.raises(ValueError, match="at least 2 points"):
        make_plane_points("ring", 1, 0.0, seed=0)
    with pytest.raises(ValueError, match="noise of 0 or more"):
        make_plane_points("ring", 10, -0.1, seed=0)


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
