import numpy as np
import pytest

from helpers.data.builtin.digits import digits_of
from helpers.recurrence.sequences import CHARACTERS, LINE_LENGTH, number_line, spell, split_numbers, warp_digits

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


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (9, "nine"),
        (13, "thirteen"),
        (20, "twenty"),
        (85, "eighty-five"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (342, "three hundred and forty-two"),
        (999, "nine hundred and ninety-nine"),
    ],
)
def test_numbers_are_said_as_in_britain(number, words):
    assert spell(number) == words and number_line(number) == f"{number}={words}\n"


def test_all_names_differ_and_use_every_character():
    lines = [number_line(number) for number in range(1000)]
    assert len(set(lines)) == 1000 and max(map(len, lines)) == LINE_LENGTH
    assert set("".join(lines)) == set(CHARACTERS[1:])


@pytest.mark.parametrize("number", [-1, 1000, 3.0, True, "7"])
def test_other_numbers_are_refused(number):
    with pytest.raises(ValueError, match="Expected a whole number from 0 to 999"):
        spell(number)


def test_the_two_parts_share_no_number():
    learned, held_out = split_numbers(0)
    assert (len(learned), len(held_out)) == (800, 200)
    assert sorted([*learned, *held_out]) == list(range(1000))
    np.testing.assert_array_equal(split_numbers(0)[0], learned)
