import numpy as np
import pytest
from PIL import Image

from helpers.adversarial.duel import draw_duel

PLACES = np.linspace(-3, 3, 100)


def bell(middle):
    return np.exp(-((PLACES - middle) ** 2))


def duel(**changes):
    parts = dict(real=bell(1), generated=bell(-1), belief=np.full(100, 0.5), steps=np.arange(5), distances=np.ones(5))
    return draw_duel(PLACES, **{**parts, **changes}, now=2)


def test_every_part_of_the_game_changes_the_picture():
    picture = duel()
    assert isinstance(picture, Image.Image) and picture.size == (790, 320)
    for change in (dict(real=bell(0)), dict(generated=bell(0)), dict(belief=bell(0)), dict(distances=np.full(5, 2.0))):
        assert np.any(np.asarray(duel(**change)) != np.asarray(picture)), change


def test_the_densities_stand_where_they_are():
    pixels = np.asarray(duel()).astype(int)
    blue = np.flatnonzero((pixels[150:280, :460] == [0, 114, 178]).all(2).any(0))
    orange = np.flatnonzero((pixels[150:280, :460] == [213, 94, 0]).all(2).any(0))
    assert blue.mean() > 260 and orange.mean() < 200  # 1 and -1 on a line of 440 pixels from -3 to 3


def test_what_is_not_finite_is_still_drawn():
    assert duel(generated=np.full(100, np.nan)).size == (790, 320)


def test_parts_that_do_not_fit_together_are_refused():
    with pytest.raises(ValueError, match="at each of 100 places"):
        duel(belief=np.zeros(99))
    with pytest.raises(ValueError, match="each of 5 steps"):
        duel(distances=np.zeros(4))
