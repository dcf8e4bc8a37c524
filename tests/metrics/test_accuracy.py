import numpy as np
import pytest

from helpers.metrics.accuracy import accuracy_with_interval


def test_the_value_is_the_share_that_is_right():
    got = accuracy_with_interval(np.array([1, 2, 3, 4]), np.array([1, 2, 3, 0]))
    assert got.value == 0.75 and got.low <= 0.75 <= got.high


def test_without_repeats_the_interval_is_the_binomial_one():
    rng = np.random.default_rng(0)
    y = np.zeros(2000, int)
    got = accuracy_with_interval(y, (rng.random(2000) > 0.9).astype(int))
    half = 1.96 * np.sqrt(got.value * (1 - got.value) / 2000)
    assert got.high - got.low == pytest.approx(2 * half, rel=0.1)


def test_repeated_scans_widen_the_interval():
    wrong_scans = np.arange(100) % 10 == 0
    predicted = np.tile(wrong_scans, 8).astype(int)
    alone = accuracy_with_interval(np.zeros(800, int), predicted)
    grouped = accuracy_with_interval(np.zeros(800, int), predicted, scans=100)
    assert grouped.value == alone.value == 0.9
    assert (grouped.high - grouped.low) / (alone.high - alone.low) == pytest.approx(np.sqrt(8), rel=0.15)


def test_it_reads_as_text():
    assert str(accuracy_with_interval(np.ones(5), np.ones(5))) == "1.000 [1.000, 1.000]"


@pytest.mark.parametrize(
    ("true", "predicted", "scans", "message"),
    [
        (np.zeros(3), np.zeros((3, 10)), None, r"argmax"),
        (np.zeros(0), np.zeros(0), None, "Expected two label arrays"),
        (np.zeros(3), np.zeros(3), 4, "Expected 1 to 3 scans; got 4"),
        (np.zeros(3), np.zeros(3), 0, "Expected 1 to 3 scans; got 0"),
    ],
)
def test_what_has_no_accuracy_is_refused(true, predicted, scans, message):
    with pytest.raises(ValueError, match=message):
        accuracy_with_interval(true, predicted, scans=scans)
