import numpy as np
import pytest

from helpers.variational.drawings import draw_bells, plot_latent_map, plot_vae


def test_the_drawing_holds_its_three_images_and_the_words_of_the_lesson():
    image, tossed = np.eye(28), np.fliplr(np.eye(28))
    (axis,) = plot_vae(image, image * 0.5, tossed).axes
    for drawn, given in zip(axis.images, (image, image * 0.5, tossed)):
        np.testing.assert_array_equal(drawn.get_array(), given)
    words = " ".join(text.get_text() for text in axis.texts)
    for word in ("encoder", "decoder", "mean μ", "log-variance", "draw z", "noise ε", "KL term", "reconstruction"):
        assert word in words


def test_another_shape_is_told():
    with pytest.raises(ValueError, match="three images"):
        plot_vae(np.eye(28), np.eye(28), np.eye(28)[..., None])


def orange(picture):
    pixels = np.asarray(picture.convert("RGB"), "int64")
    return np.argwhere(np.abs(pixels - [213, 94, 0]).sum(2) < 30)


def test_the_cloud_lies_where_its_mean_is_and_grows_as_it_narrows():
    left, right = (orange(draw_bells(mean, 0.5, {}))[20:] for mean in (-2.0, 2.0))
    top_left, top_right = (spots[spots[:, 0] > 60][0] for spots in (left, right))
    assert top_left[1] < 200 < 260 < top_right[1]
    narrow, wide = (orange(draw_bells(0.0, deviation, {})) for deviation in (0.5, 1.5))
    assert narrow[narrow[:, 0] > 40][0, 0] < wide[wide[:, 0] > 40][0, 0]


def test_a_larger_cost_is_a_longer_bar():
    short, long = (
        (np.asarray(draw_bells(0.0, 1.0, {"cost": nats}).convert("L"))[46:88, 470:640] < 200).sum() for nats in (1, 3)
    )
    assert long > short


@pytest.mark.parametrize(("deviation", "costs"), [(0.0, {}), (1.0, dict.fromkeys("abcde", 1.0))])
def test_impossible_settings_are_told(deviation, costs):
    with pytest.raises(ValueError, match="Expected a deviation"):
        draw_bells(0.0, deviation, costs)


def test_every_point_is_at_its_place_under_its_digit():
    points, labels = np.array([[0.0, 1.0], [2.0, -1.0], [1.0, 1.0]]), np.array([7, 3, 7])
    (axis,) = plot_latent_map(points, labels).axes
    np.testing.assert_array_equal(axis.collections[7].get_offsets(), points[[0, 2]])
    np.testing.assert_array_equal(axis.collections[3].get_offsets(), points[[1]])
    with pytest.raises(ValueError, match="One label a point"):
        plot_latent_map(points, labels[:2])
