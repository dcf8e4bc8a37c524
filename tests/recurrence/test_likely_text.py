import numpy as np
import pytest

from helpers.recurrence.likely_text import draw_likely_text


def shade(probability):
    return np.asarray(draw_likely_text([(" ", [probability])]), "int")[5, 6]


def test_the_less_probable_the_bluer():
    certain, doubtful, unlikely = shade(1.0), shade(0.5), shade(0.0)
    assert certain.tolist() == [255, 255, 255]
    assert certain[0] > doubtful[0] > unlikely[0]


def test_given_characters_are_framed():
    given = np.asarray(draw_likely_text([("7", [None])]), "int")
    written = np.asarray(draw_likely_text([("7", [1.0])]), "int")
    assert not np.array_equal(given, written)


@pytest.mark.parametrize("lines", [[], [("two", [1.0])]])
def test_what_does_not_fit_is_refused(lines):
    with pytest.raises(ValueError, match="one probability a character"):
        draw_likely_text(lines)
