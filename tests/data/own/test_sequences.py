import numpy as np
import pytest

from helpers.data.own.sequences import check_sequences

GOOD = np.random.default_rng(0).normal(size=(4, 6, 2))


def test_good_sequences_pass_as_float32():
    for sequences in (GOOD, list(GOOD), GOOD.tolist(), GOOD.astype("int8")):
        checked = check_sequences(sequences)
        assert checked.shape == (4, 6, 2) and checked.dtype == np.float32
    np.testing.assert_allclose(check_sequences(GOOD, features=2), GOOD, rtol=1e-6)


def with_value(value):
    sequences = GOOD.copy()
    sequences[1, 2, 0] = value
    return sequences


ragged = np.empty(2, object)
ragged[:] = [np.ones((5, 2)), np.ones((3, 2))]


@pytest.mark.parametrize(
    ("sequences", "message"),
    [
        ([], "at least one sequence; got none"),
        (np.ones((0, 6, 2)), "at least one sequence; got none"),
        (np.ones((3, 0, 2)), r"at least one step and one feature; got shape \(3, 0, 2\)"),
        (np.ones((3, 4, 0)), r"got shape \(3, 4, 0\)"),
        ([[], []], r"got \(2, 0\)"),
        (np.ones((28, 28)), r"got \(28, 28\).*x\[None\]"),
        (np.ones(5), r"got \(5,\)"),
        (np.ones((2, 28, 28, 1)), r"x\[\.\.\., 0\]"),
        ([np.ones((5, 2)), np.ones((3, 2))], "lengths from 3 to 5 steps.*pad_sequences.*Masking"),
        ([[[1, 2]], [[1, 2], [3, 4]]], "lengths from 1 to 2 steps"),
        (ragged, "lengths from 3 to 5 steps"),
        ([[[1, 2], [3]]], "Look for text, missing values"),
        ([[["a"]]], "Look for text"),
        (with_value(np.nan), "1 that are NaN or infinite, the first in sequence 1 at step 2, feature 0"),
        (with_value(np.inf), "NaN or infinite"),
    ],
)
def test_bad_sequences_get_words_a_beginner_understands(sequences, message):
    with pytest.raises(ValueError, match=message):
        check_sequences(sequences)


def test_another_number_of_features_is_refused():
    with pytest.raises(ValueError, match="Expected 3 features a step; got 2"):
        check_sequences(GOOD, features=3)
    with pytest.raises(ValueError, match="seem swapped"):
        check_sequences(GOOD, features=6)
