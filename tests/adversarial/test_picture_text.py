import numpy as np
import pytest

from helpers.adversarial.picture_text import picture_from_text, picture_to_text


def test_a_picture_comes_back_within_half_a_grey_level():
    picture = np.random.default_rng(0).random((20, 30))
    back = picture_from_text(picture_to_text(picture))
    assert back.shape == (20, 30) and back.dtype == np.float32
    assert np.abs(back - picture).max() <= 0.5 / 31 + 0.5 / 255 + 1e-6


@pytest.mark.parametrize("picture", [np.zeros((2, 28, 28)), np.full((28, 28), 2.0), np.full((28, 28), np.nan)])
def test_what_is_no_picture_is_refused(picture):
    with pytest.raises(ValueError, match="Expected one picture"):
        picture_to_text(picture)


@pytest.mark.parametrize("text", ["no base64!", "aGVsbG8="])
def test_a_text_that_is_no_picture_is_refused(text):
    with pytest.raises(ValueError, match="Expected a PNG in base64"):
        picture_from_text(text)
