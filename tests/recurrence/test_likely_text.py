import numpy as np
import pytest

from helpers.recurrence.likely_text import draw_likely_text


def shade(probability):
    return np.asarray(draw_likely_text([" "], np.array([[probability]])), "int")[5, 6]


def test_the_less_probable_the_bluer():
    certain, doubtful, unlikely = shade(1.0), shade(0.5), shade(0.0)
    assert certain.tolist() == [255, 255, 255]
    assert certain[0] > doubtful[0] > unlikely[0]


def test_given_characters_are_framed():
    given = np.asarray(draw_likely_text(["7="], np.ones((1, 36)), given=1), "int")
    written = np.asarray(draw_likely_text(["7="], np.ones((1, 36))), "int")
    differs = np.flatnonzero((given != written).any(axis=(0, 2)))
    assert differs.size and differs.max() < 24  # the first character only


@pytest.mark.parametrize(
    ("texts", "probabilities"), [([], np.ones((0, 36))), (["two"], np.ones((1, 2))), (["a"], np.ones((2, 3)))]
)
def test_what_does_not_fit_is_refused(texts, probabilities):
    with pytest.raises(ValueError, match="a probability for each character"):
        draw_likely_text(texts, probabilities)
