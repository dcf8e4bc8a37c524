"""From ink to an image like those of the data set."""

import numpy as np
import pytest

from helpers.data.builtin.digits import digits_of
from helpers.data.own.like_the_data import like_the_data
from helpers.data.own.photograph import read_ink
from tests.data.own.fours import four, picture


def test_the_pipeline_keeps_the_data_as_they_are():
    x, _ = digits_of("validation")
    again = np.stack([like_the_data(image) for image in x])
    assert np.abs(again - x).mean() < 0.08


def test_a_digit_is_centred_and_fills_the_height_of_the_scans():
    image = like_the_data(read_ink(picture(four(at=(80, 20), scale=0.5))))
    rows, columns = np.nonzero(image > 0.5)
    assert image.shape == (28, 28) and image.dtype == np.float32 and 0 <= image.min() and image.max() <= 1
    assert rows.min() < 5 and rows.max() > 22 and abs((columns.min() + columns.max()) / 2 - 13.5) < 2.5


@pytest.mark.parametrize(
    ("ink", "message"), [(np.zeros((280, 280)), "blank"), (np.eye(280)[:, :1] * np.eye(280)[:1], "only a dot")]
)
def test_nothing_drawn_is_told(ink, message):
    with pytest.raises(ValueError, match=message):
        like_the_data(ink)
