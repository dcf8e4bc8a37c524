import numpy as np
import pytest
from matplotlib.colors import to_rgb

from helpers.plots.likeliest import draw_likeliest
from helpers.plots.style import COLOURS


def test_the_likeliest_class_has_the_first_and_longest_bar():
    sheet = np.asarray(draw_likeliest(np.zeros((64, 64, 3)), [0.1, 0.2, 0.7], "abc", top=2))
    assert sheet.shape == (260, 580, 3)
    lengths = [
        (np.abs(sheet[row] / 255 - to_rgb(COLOURS[c])).max(axis=1) < 0.02).sum() for row, c in ((65, 0), (195, 4))
    ]
    assert lengths[0] > 3 * lengths[1] > 0


def test_the_image_stands_on_the_left():
    image = np.full((64, 64, 3), (0.2, 0.4, 0.6))
    sheet = np.asarray(draw_likeliest(image, [0.5, 0.5], "ab", top=2))
    np.testing.assert_array_equal(sheet[130, 130], [51, 102, 153])


@pytest.mark.parametrize(
    ("image", "probabilities", "message"),
    [(np.zeros((28, 28)), [0.5, 0.5], "batch axis"), (np.zeros((8, 8, 3)), [1.0], "batch of one")],
)
def test_other_shapes_are_refused_with_the_way_out(image, probabilities, message):
    with pytest.raises(ValueError, match=message):
        draw_likeliest(image, probabilities, "ab")
