import numpy as np
import pytest

from helpers.adversarial.ring import plot_clouds


def test_each_generator_has_its_panel_with_the_real_points():
    rng = np.random.default_rng(0)
    real, first, second = rng.normal(size=(3, 20, 2))
    figure = plot_clouds(real, {"first": first, "second": second})
    assert [axis.get_title() for axis in figure.axes] == ["first", "second"]
    np.testing.assert_allclose(figure.axes[1].collections[0].get_offsets(), real)
    np.testing.assert_allclose(figure.axes[1].collections[1].get_offsets(), second)


def test_what_is_not_in_the_plane_is_refused():
    with pytest.raises(ValueError, match=r"Expected points \(n, 2\); one has shape \(5, 3\)"):
        plot_clouds(np.zeros((5, 2)), {"one": np.zeros((5, 3))})
