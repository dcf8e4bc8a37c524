import numpy as np
import pytest

from helpers.transfer.neighbours import draw_neighbours

SCENES = np.random.default_rng(0).integers(0, 255, (4, 64, 64, 3)).astype("uint8")
NAMES = ["pixels", "letters base", "photo base"]


def test_right_and_wrong_look_different():
    wrong = draw_neighbours(SCENES[0], 3, SCENES[1:], [4, 5, 6], NAMES)
    right = draw_neighbours(SCENES[0], 3, SCENES[1:], [3, 5, 6], NAMES)
    assert wrong.size == right.size == (758, 232)
    different = np.flatnonzero((np.asarray(wrong) != np.asarray(right)).any(axis=(0, 2)))
    assert 194 <= different.min() and different.max() < 388  # the first neighbour alone


def test_as_many_scenes_as_names():
    with pytest.raises(ValueError, match="a digit for each of 3 names; got 2 and 3"):
        draw_neighbours(SCENES[0], 3, SCENES[1:3], [1, 2, 3], NAMES)
