import numpy as np

from helpers.convolution.rewriting import rewrite, rewritten_scans
from helpers.data.builtin.digits import digits_of


def test_digits_change_a_little_and_stay_themselves():
    digits = digits_of("train")[0][:50]
    first, again, other = (rewrite(digits, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert first.shape == digits.shape and 0 <= first.min() and first.max() <= 1
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).mean() > 0.01
    to_itself = np.array([np.corrcoef(a.ravel(), b.ravel())[0, 1] for a, b in zip(digits, first)])
    assert np.median(to_itself) > 0.75
    assert np.abs(first.sum((1, 2)) / digits.sum((1, 2)) - 1).max() < 0.3


def test_scans_are_of_the_training_writers_and_keep_their_labels():
    x, y = rewritten_scans(400, np.random.default_rng(0))
    digits, labels = digits_of("train")
    assert x.shape == (400, 28, 28) and set(y) == set(range(10))
    means = np.stack([digits[labels == digit].mean(axis=0) for digit in range(10)])
    nearest = ((x[:, None] - means) ** 2).sum((2, 3)).argmin(axis=1)
    assert (nearest == y).mean() > 0.7
