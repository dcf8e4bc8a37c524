import numpy as np
import pytest

from helpers.neuron.plane_points import SHAPES, make_plane_points


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
