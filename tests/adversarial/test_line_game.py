import numpy as np
import pytest
from scipy.stats import norm

from helpers.adversarial.line_game import draw_line_game

PLACES = np.linspace(-3, 4, 200)
REAL = norm.pdf(PLACES, 1, 0.5)
DISTANCES = np.geomspace(2, 0.01, 501)


def drawn(generated=None, belief=None, now=0):
    generated = norm.pdf(PLACES, -1, 1) if generated is None else generated
    belief = np.full(200, 0.5) if belief is None else belief
    return np.asarray(draw_line_game(PLACES, REAL, generated, belief, DISTANCES, now=now).convert("RGB"), int)


def is_colour(picture, colour):
    return (np.abs(picture - np.array(colour)).sum(axis=2) < 40).sum()


def test_the_generated_bell_is_orange_and_moves():
    orange = (0xD5, 0x5E, 0x00)
    left, right = (
        np.nonzero((np.abs(drawn(norm.pdf(PLACES, mean, 0.4))[40:150, 60:430] - orange).sum(axis=2) < 40).any(axis=0))[
            0
        ]
        for mean in (-1, 2)
    )
    assert left.mean() + 100 < right.mean()


def test_the_belief_is_drawn_where_it_is():
    def height(value):
        dark = (drawn(belief=np.full(200, value))[240:368, 100:420].sum(axis=2) < 60).sum(axis=1)
        return dark.argmax()

    assert height(0.9) < height(0.5) < height(0.1)


def test_the_best_belief_is_one_half_where_both_bells_agree():
    grey = (np.abs(drawn(REAL, belief=np.full(200, 0.9))[240:368, 200:360] - 0x76).sum(axis=2) < 30).sum(axis=1)
    top, base, tolerance = 246 - 240, 362 - 240, 3
    assert abs(grey.argmax() - (top + base) / 2) <= tolerance


def test_a_needle_is_said_to_be_cut():
    assert is_colour(drawn(norm.pdf(PLACES, 1, 0.02))[0:26, 340:440], (0xD5, 0x5E, 0x00)) > 20
    assert is_colour(drawn()[0:26, 340:440], (0xD5, 0x5E, 0x00)) == 0


def test_the_moment_moves_along_the_distance():
    assert np.abs(drawn(now=0) - drawn(now=400))[:, 500:].sum() > 0


@pytest.mark.parametrize("change", [{"generated": np.ones(3)}, {"belief": np.ones(3)}, {"now": 501}, {"now": -1}])
def test_what_does_not_fit_is_refused(change):
    with pytest.raises(ValueError, match="four arrays of one length"):
        drawn(**change)
