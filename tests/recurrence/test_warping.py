import numpy as np

from helpers.data.builtin.digits import digits_of
from helpers.recurrence.warping import warp_digits

DIGITS = digits_of("train")[0][:40]


def warped(seed):
    return warp_digits(DIGITS, np.random.default_rng(seed))


def test_a_warped_digit_is_another_one_of_the_same_kind():
    result = warped(0)
    assert result.shape == DIGITS.shape and result.dtype == np.float32
    assert 0 <= result.min() and result.max() <= 1
    moved = np.abs(result - DIGITS).mean(axis=(1, 2))
    assert moved.min() > 0.02
    same, other = (np.abs(result - np.roll(DIGITS, k, axis=0)).mean() for k in (0, 7))
    assert same < 0.7 * other


def test_the_seed_decides():
    np.testing.assert_array_equal(warped(1), warped(1))
    assert np.abs(warped(1) - warped(2)).max() > 0.5


def test_ink_is_kept():
    assert abs(warped(3).sum() / DIGITS.sum() - 1) < 0.1
