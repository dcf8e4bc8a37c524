import numpy as np
import pytest

from helpers.data.builtin.digits import digits_of
from helpers.data.builtin.hands import draw_digits, make_hands
from helpers.models import load_model


def test_hands_are_digits_in_the_manner_of_the_data():
    x, y = make_hands(200, 3)
    assert x.shape == (200, 28, 28) and x.dtype == np.float32 and x.min() >= 0 and x.max() <= 1
    assert y.shape == (200,) and y.dtype == np.int64 and set(y) == set(range(10))
    scans, _ = digits_of("train")
    assert abs(x.mean() - scans.mean()) < 0.06


def test_the_seed_decides():
    first, again, other = (make_hands(20, seed) for seed in (1, 1, [1, 2]))
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    assert not np.array_equal(first[0], other[0])


def test_drawn_digits_are_what_their_labels_say():
    labels = np.repeat(np.arange(10), 20)
    drawn = draw_digits(labels, np.random.default_rng(5))
    read = load_model("digit_reader").predict(drawn[..., None], verbose=0).argmax(1)
    assert (read == labels).mean() > 0.95


def test_without_drawn_ones_all_come_from_the_scans():
    x, y = make_hands(50, 0, drawn=0)
    scans, labels = digits_of("train")
    distances = np.abs(x[:, None] - scans[None]).mean((2, 3))
    assert (labels[distances.argmin(1)] == y).mean() > 0.9


@pytest.mark.parametrize("wrong", [{"count": 0}, {"drawn": 1.5}])
def test_what_cannot_be_made_is_told(wrong):
    with pytest.raises(ValueError, match="count of at least 1 and a share from 0 to 1"):
        make_hands(**({"count": 5, "seed": 0} | wrong))
