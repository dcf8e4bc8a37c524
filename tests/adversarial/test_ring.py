import numpy as np
import pytest

from helpers.adversarial.ring import plot_clouds

MIDDLES = np.array([[2.0, 0.0], [-2.0, 0.0]])


def test_each_generator_has_its_panel_with_the_circles_of_the_clouds():
    first, second = np.random.default_rng(0).normal(size=(2, 20, 2)) / 2
    figure = plot_clouds(MIDDLES, {"first": first, "second": second}, radius=0.4)
    assert [axis.get_title() for axis in figure.axes] == ["first", "second"]
    np.testing.assert_allclose(figure.axes[1].collections[0].get_offsets(), second)
    assert [(*circle.center, circle.radius) for circle in figure.axes[0].patches] == [(2, 0, 0.4), (-2, 0, 0.4)]


def test_points_outside_the_frame_are_counted():
    figure = plot_clouds(MIDDLES, {"far": np.array([[0.0, 0.0], [9.0, 0.0], [0.0, -4.0]])}, reach=3)
    assert figure.axes[0].get_title() == "far (2 outside)"


def test_what_is_not_in_the_plane_is_refused():
    with pytest.raises(ValueError, match=r"Expected points \(n, 2\); one has shape \(5, 3\)"):
        plot_clouds(MIDDLES, {"one": np.zeros((5, 3))})
