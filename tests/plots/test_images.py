import numpy as np
import pytest

from helpers.plots.images import plot_image_grid, plot_ink_rows, tile


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


def test_rows_columns_and_names_are_in_their_places():
    rows = [np.zeros((3, 28, 28)), np.zeros((3, 28, 28, 1))]
    rows[1][2] = 1
    figure = plot_ink_rows(rows, ["above", "below"])
    sheet = figure.axes[0].images[0].get_array()
    assert sheet.shape == (64, 96) and sheet[34:62, 66:94].min() == 1 and sheet.sum() == 28 * 28
    above, below = figure.texts
    assert above.get_text() == "above" and above.get_position()[1] > below.get_position()[1]


@pytest.mark.parametrize(("counts", "names"), [((3, 2), ["a", "b"]), ((3,), ["a", "b"])])
def test_rows_that_do_not_fit_are_told(counts, names):
    with pytest.raises(ValueError, match="rows of one shape"):
        plot_ink_rows([np.zeros((count, 28, 28)) for count in counts], names)
