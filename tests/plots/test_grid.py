import numpy as np
import pytest

from helpers.plots.grid import plot_image_grid


@pytest.mark.parametrize("shape", [(7, 28, 28), (7, 28, 28, 1), (7, 8, 8, 3)])
def test_every_image_gets_a_place_and_its_label(shape):
    images = np.random.default_rng(0).random(shape)
    figure = plot_image_grid(images, list("abcdefg"), columns=3)
    drawn = [axis for axis in figure.axes if axis.images]
    assert [axis.get_title() for axis in drawn] == list("abcdefg")
    np.testing.assert_allclose(drawn[6].images[0].get_array(), images[6].squeeze())
    assert len(figure.axes) == 9


@pytest.mark.parametrize(
    ("images", "labels", "message"),
    [
        (np.zeros((28, 28)), None, r"pass image\[None\]"),
        (np.zeros((0, 28, 28)), None, "Expected images of shape"),
        (np.zeros((2, 28, 28, 2)), None, "Expected images of shape"),
        (np.full((2, 28, 28), 255), None, "Divide 0–255 images by 255"),
        (np.full((2, 28, 28), np.nan), None, "Expected pixels between 0 and 1"),
        (np.zeros((2, 28, 28)), [1], "Expected one label an image, 2; got 1"),
    ],
)
def test_what_is_no_stack_of_images_is_refused(images, labels, message):
    with pytest.raises(ValueError, match=message):
        plot_image_grid(images, labels)
