import numpy as np
import pytest

from helpers.data.own.sequences import as_sequences, scale_and_pad

GOOD = np.random.default_rng(0).normal(size=(4, 6, 2))


def test_good_sequences_pass_and_lose_what_was_filled_up():
    for x in (GOOD, GOOD.tolist(), GOOD.astype("float32")):
        np.testing.assert_allclose(as_sequences(x), GOOD, rtol=1e-6)
    sequences = as_sequences(GOOD, np.array([6, 1, 3, 2]))
    assert [len(one) for one in sequences] == [6, 1, 3, 2]
    np.testing.assert_array_equal(sequences[2], GOOD[2, :3])
    filled = with_value(np.nan)  # behind the end nobody looks
    assert len(as_sequences(filled, np.array([6, 2, 6, 6]))[1]) == 2


def with_value(value):
    sequences = GOOD.copy()
    sequences[1, 2, 0] = value
    return sequences


@pytest.mark.parametrize(
    ("x", "message"),
    [
        (np.ones((0, 6, 2)), r"got shape \(0, 6, 2\)"),
        (np.ones((3, 0, 2)), r"got shape \(3, 0, 2\)"),
        (np.ones((3, 4, 0)), r"got shape \(3, 4, 0\)"),
        (np.ones((28, 28)), r"got \(28, 28\).*x\[None\]"),
        (np.ones(5), r"got \(5,\)"),
        (np.ones((2, 28, 28, 1)), r"x\[\.\.\., 0\]"),
        ([[[1, 2], [3]]], "Look for text"),
        ([[["a"]]], "Look for text"),
        (with_value(np.nan), "got nan in sequence 1 at step 2, feature 0"),
        (with_value(np.inf), "got inf in sequence 1"),
    ],
)
def test_bad_sequences_get_words_a_beginner_understands(x, message):
    with pytest.raises(ValueError, match=message):
        as_sequences(x)


@pytest.mark.parametrize("lengths", [[6, 6, 6], [6, 6, 6, 7], [0, 6, 6, 6], [1.0, 2.0, 3.0, 4.0]])
def test_impossible_lengths_are_told(lengths):
    with pytest.raises(ValueError, match=r"Expected lengths of shape \(4,\), whole numbers from 1 to 6"):
        as_sequences(GOOD, lengths)


def test_scale_comes_from_the_training_part_alone():
    sequences = list(1013 + 10 * GOOD) + [np.full((6, 2), 1e6)]
    scaled = scale_and_pad(sequences, [0, 1, 2, 3])[:4, :, :2]
    np.testing.assert_allclose(scaled.mean(axis=(0, 1)), 0, atol=1e-5)
    np.testing.assert_allclose(scaled.std(axis=(0, 1)), 1, rtol=1e-5)


def test_seconds_since_1970_keep_their_differences():
    clock = 1.7e9 + np.arange(5.0)[:, None]
    scaled = scale_and_pad([clock, clock + 0.25], [0, 1])
    np.testing.assert_allclose(np.diff(scaled[0, :, 0]), 1 / np.concatenate([clock, clock + 0.25]).std(), rtol=1e-5)


def test_only_what_was_filled_up_is_masked_and_it_stands_at_the_end():
    from keras import layers

    steps = [np.full((length, 1), value) for length, value in ((3, -1.0), (5, -1.0), (1, 1.0))]
    padded = scale_and_pad(steps, [0, 1, 2])
    assert padded.shape == (3, 5, 2) and padded.dtype == np.float32
    mask = np.array(layers.Masking(-1).compute_mask(padded))
    assert mask.sum(axis=1).tolist() == [3, 5, 1]
    assert (np.diff(mask.astype(int), axis=1) <= 0).all()  # a GPU's LSTM takes masks of this form alone
    constant = scale_and_pad([np.full((3, 1), 7.0), np.full((2, 1), 6.0)], [0])  # no spread in training
    assert np.array(layers.Masking(-1).compute_mask(constant)).sum(axis=1).tolist() == [3, 2]
