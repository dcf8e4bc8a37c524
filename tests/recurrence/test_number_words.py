import numpy as np
import pytest

from helpers.recurrence.number_words import CHARACTERS, LINE_LENGTH, number_line, spell, split_numbers


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
