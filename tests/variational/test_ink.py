import numpy as np
import pytest

from helpers.variational.ink import as_ink


def test_grey_is_cut_at_a_half():
    images = np.zeros((2, 28, 28))
    images[0, 3, 4], images[1, 5, 6] = 0.51, 0.5
    ink = as_ink(images)
    assert ink.shape == (2, 28, 28, 1) and ink.dtype == np.float32
    assert ink[0, 3, 4, 0] == 1 and ink.sum() == 1
    np.testing.assert_array_equal(as_ink(images[..., None]), ink)


@pytest.mark.parametrize(
    ("images", "message"),
    [
        (np.zeros((28, 28)), "pass image\\[None\\]"),
        (np.zeros((2, 8, 8)), "Expected images of shape"),
        (np.zeros((0, 28, 28)), "Expected images of shape"),
        (np.full((1, 28, 28), np.nan), "NaN"),
        (np.full((1, 28, 28), 255.0), "Divide 0–255 images by 255"),
        (np.full((1, 28, 28), -0.5), "between 0 and 1"),
    ],
)
def test_what_is_no_digit_image_is_told(images, message):
    with pytest.raises(ValueError, match=message):
        as_ink(images)
