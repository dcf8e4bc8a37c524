from fractions import Fraction

import numpy as np
import pytest

from helpers.checks.same import as_compared, has_dots, misfit, same


@pytest.mark.parametrize("value", [3, 2.5, True, np.float32(1), [1, 2], ((1, 2), (3, 4)), 2**70, Fraction(1, 2), []])
def test_numbers_become_an_array(value):
    array = as_compared(value)
    assert array.dtype == np.float64 and array.shape == np.shape(value) and same(value, value)


@pytest.mark.parametrize("value", [None, [None], ["1"], np.array("1"), 1j, 10**400, {}, object(), [[1], [1, 2]]])
def test_what_is_no_number_is_none_and_the_same_as_nothing(value):
    assert as_compared(value) is None and not same(value, value) and "no ordinary number" in misfit(value, 1.0)


def test_texts_are_the_same_but_for_blanks_and_capitals():
    assert same(" B\n", "b") and not same("b", "c") and not same("1", 1)


def test_numbers_are_the_same_to_four_digits_and_in_one_shape():
    assert same(0.73105, 0.73106) and not same(0.731, 0.732)
    assert not same([0.731], 0.731) and "one plain number is wanted" in misfit([0.731], 0.731)
    assert "the shape (2, 1) is wanted" in misfit([1, 2], [[1], [2]]) and misfit([1, 3], [[1], [2]]) == ""


def test_dots_are_found_however_deep():
    assert has_dots(...) and has_dots([1, (2, [...])]) and not has_dots([1, "..."])
