import numpy as np
import pytest

from helpers.variational.latent import plot_latent_map


def test_every_point_is_at_its_place_under_its_digit():
    points, labels = np.array([[0.0, 1.0], [2.0, -1.0], [1.0, 1.0]]), np.array([7, 3, 7])
    (axis,) = plot_latent_map(points, labels).axes
    np.testing.assert_array_equal(axis.collections[7].get_offsets(), points[[0, 2]])
    np.testing.assert_array_equal(axis.collections[3].get_offsets(), points[[1]])
    with pytest.raises(ValueError, match="One label a point"):
        plot_latent_map(points, labels[:2])
