import numpy as np
import pytest

from helpers.data.letters import LETTERS, make_letters, text_faces


def test_no_digit_and_no_twin_of_zero_or_one_is_drawn():
    characters = "".join(LETTERS)
    assert characters.isalpha() and characters.isascii()
    assert not set(characters) & set("OoIil")
    assert len(set(characters)) == len(characters)


def test_symbol_fonts_are_left_out():
    names = [path.name for path in text_faces()]
    assert len(names) >= 20 and not any("Siz" in name or "cmsy" in name or "LastResort" in name for name in names)


def test_letters_are_seeded_pictures_of_equally_frequent_classes():
    (x, y), (x_again, y_again), (x_other, _) = (make_letters(2 * len(LETTERS), seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(x, x_again)
    np.testing.assert_array_equal(y, y_again)
    assert not np.array_equal(x, x_other)
    assert x.shape == (2 * len(LETTERS), 28, 28) and x.dtype == np.float32 and x.min() >= 0 and x.max() <= 1
    assert np.bincount(y, minlength=len(LETTERS)).tolist() == [2] * len(LETTERS)


def test_every_letter_has_ink_and_paper():
    x, _ = make_letters(200, 0)
    share = (x > 0.5).mean(axis=(1, 2))
    assert share.min() > 0.02 and share.max() < 0.7


def test_none_is_refused():
    with pytest.raises(ValueError, match="one letter or more"):
        make_letters(0, 0)
