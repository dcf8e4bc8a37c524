import numpy as np
import pytest

from helpers.plots.belief import draw_belief
from helpers.plots.style import COLOURS


def blue(sheet, colour):
    """How many pixels have this colour."""
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return int((np.asarray(sheet) == wanted).all(axis=2).sum())


def test_the_bars_are_as_long_as_their_probabilities():
    half = draw_belief(np.zeros((28, 28)), np.eye(10)[3] * 0.5 + 0.05)
    whole = draw_belief(np.zeros((28, 28)), np.eye(10)[3])
    assert blue(whole, COLOURS[0]) / blue(half, COLOURS[0]) == pytest.approx(1 / 0.55, rel=0.05)


def test_ink_is_dark_and_colours_stay():
    ink = np.asarray(draw_belief(np.ones((28, 28)), np.full(10, 0.1)))
    red = np.asarray(draw_belief(np.ones((28, 28, 3)) * [1, 0, 0], np.full(10, 0.1)))
    assert ink[100, 100].tolist() == [0, 0, 0] and red[100, 100].tolist() == [255, 0, 0]


def test_the_truth_is_framed():
    plain, framed = (np.asarray(draw_belief(np.zeros((8, 8)), np.full(10, 0.1), truth=t)) for t in (None, 4))
    assert not np.array_equal(plain, framed)


def test_a_batch_is_refused():
    with pytest.raises(ValueError, match=r"Take \[0\] of a batch of one"):
        draw_belief(np.zeros((28, 28)), np.full((1, 10), 0.1))
