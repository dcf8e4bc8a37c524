import numpy as np
import pytest

from helpers.data.builtin.letters import LETTERS, make_letters, text_faces


def test_no_digit_and_no_twin_of_one_is_a_class():
    assert not set("0123456789OoIil") & set("".join(LETTERS))
    assert len(LETTERS) == len(set(LETTERS))


def test_the_faces_are_text_faces_that_draw_every_letter_differently():
    faces = text_faces()
    assert len(faces) >= 15 and not any("Display" in face.name or "cmex" in face.name for face in faces)


def test_letters_are_seeded_balanced_and_like_the_digits():
    (x, y), (again, _), (other, _) = (make_letters(3 * len(LETTERS), seed) for seed in (0, 0, 1))
    np.testing.assert_array_equal(x, again)
    assert not np.array_equal(x, other)
    assert x.shape == (3 * len(LETTERS), 28, 28) and x.dtype == np.float32 and y.dtype == np.int64
    assert 0 <= x.min() and x.max() <= 1 and set(np.bincount(y)) == {3}
    ink = x.mean(axis=(1, 2))
    assert 0.02 < ink.min() and ink.max() < 0.6  # neither blank nor a blot


def test_letters_of_one_class_are_more_alike_than_others():
    x, y = make_letters(40 * len(LETTERS), 3)
    means = np.stack([x[y == label].mean(0) for label in range(len(LETTERS))])
    nearest = ((x[:, None] - means[None]) ** 2).sum((2, 3)).argmin(1)
    assert (nearest == y).mean() > 0.4  # chance: 0.03


def test_none_is_refused():
    with pytest.raises(ValueError, match="Expected a count of at least 1; got 0"):
        make_letters(0, 0)
