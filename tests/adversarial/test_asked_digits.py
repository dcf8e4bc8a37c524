import numpy as np
import pytest

from helpers.adversarial.asked_digits import read_as_asked
from helpers.data.builtin.digits import digits_of


def test_real_digits_are_read_as_their_writers_meant_them():
    images, digits = digits_of("train")
    assert read_as_asked(images, digits) > 0.99
    assert read_as_asked(images[..., None], (digits + 1) % 10) < 0.01


def test_half_of_the_wishes_granted_is_one_half():
    images, digits = (part[:100] for part in digits_of("train"))
    asked = np.where(np.arange(100) < 50, digits, (digits + 3) % 10)
    assert read_as_asked(images, asked) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("images", "asked", "message"),
    [
        (np.zeros((5, 28, 28)), np.zeros(4, int), "Expected one digit an image, 5"),
        (
            np.zeros((5, 28, 28)),
            np.zeros((5, 10), int),
            r"Expected one digit an image, 5; got an array of shape \(5, 10\)",
        ),
        (np.zeros((5, 28, 28)), np.full(5, 10), "Expected whole numbers from 0 to 9; got int64 from 10 to 10"),
        (np.zeros((5, 28, 28)), np.full(5, 0.5), "Expected whole numbers from 0 to 9; got float64"),
        (np.zeros((0, 28, 28)), np.zeros(0, int), "Expected digits of shape"),
        (np.zeros((5, 8, 8)), np.zeros(5, int), "Expected digits of shape"),
        (np.full((5, 28, 28), np.nan), np.zeros(5, int), "Expected ink between 0 and 1"),
        (np.full((5, 28, 28), 255.0), np.zeros(5, int), "Expected ink between 0 and 1"),
    ],
)
def test_what_cannot_be_read_is_refused(images, asked, message):
    with pytest.raises(ValueError, match=message):
        read_as_asked(images, asked)
