import numpy as np
import pytest

from helpers.plots.tiles import tile


def test_pictures_lie_row_by_row_with_gaps():
    images = np.arange(1, 4)[:, None, None] / 3 * np.ones((3, 2, 4))
    sheet = tile(images, 2, gap=1)
    assert sheet.shape == (2 * 3 + 1, 2 * 5 + 1) and sheet.dtype == np.float32
    np.testing.assert_allclose(sheet[1:3, 1:5], 1 / 3)
    np.testing.assert_allclose(sheet[1:3, 6:10], 2 / 3)
    np.testing.assert_allclose(sheet[4:6, 1:5], 1)
    assert sheet[4:6, 6:10].sum() == 0 == sheet[0].sum()


def test_a_last_axis_of_one_is_dropped():
    images = np.random.default_rng(0).random((5, 28, 28, 1))
    np.testing.assert_array_equal(tile(images, 5), tile(images[..., 0], 5))


@pytest.mark.parametrize(
    ("images", "columns"), [(np.zeros((28, 28)), 2), (np.zeros((0, 28, 28)), 2), (np.zeros((3, 28, 28)), 0)]
)
def test_what_is_no_stack_is_refused(images, columns):
    with pytest.raises(ValueError, match="Expected images"):
        tile(images, columns)
