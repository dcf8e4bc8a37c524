import numpy as np
import pytest

from helpers.adversarial.drawings import plot_clouds, plot_game
from helpers.plots.show import figure_png

PICTURE = np.eye(28)


def test_both_steps_say_who_learns_and_what_goes_in():
    figure = plot_game(PICTURE, PICTURE[::-1])
    above, below = ([text.get_text() for text in axis.texts] for axis in figure.axes[:2])
    for words in (above, below):
        assert {"generator", "discriminator", "learns", "frozen", "digit (n,)", "noise (n, 100)\ndigit (n,)"} <= set(
            words
        )
    assert above.index("frozen") - above.index("generator") == 1, "the generator is frozen in the discriminator's step"
    assert below.index("learns") - below.index("generator") == 1
    assert "real (n, 28, 28, 1)" in above and "real (n, 28, 28, 1)" not in below


def test_the_pictures_are_those_given():
    shown = [
        image.get_array()
        for axis in plot_game(PICTURE, 1 - PICTURE).axes
        for child in axis.child_axes
        for image in child.images
    ]
    assert len(shown) == 3
    for picture, expected in zip(shown, (1 - PICTURE, PICTURE, 1 - PICTURE)):
        np.testing.assert_array_equal(picture, expected)


def test_it_is_as_wide_as_a_page():
    figure = plot_game(PICTURE, PICTURE)
    assert figure.get_figwidth() == 7.6
    assert figure_png(figure)[:4] == b"\x89PNG"


def test_a_picture_of_another_shape_is_refused():
    with pytest.raises(ValueError, match=r"one picture \(28, 28\) as generated"):
        plot_game(PICTURE, PICTURE[None])


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
