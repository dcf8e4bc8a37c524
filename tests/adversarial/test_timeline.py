import numpy as np
import pytest

from helpers.adversarial.timeline import draw_timeline

LOSSES = {"discriminator": [1.0, 1.2], "generator": [0.8, 0.7]}


def test_the_moment_and_its_pictures_are_shown():
    pictures = np.zeros((62, 302))
    first, second = (draw_timeline(pictures, [25, 50], LOSSES, [90, 40], now=now) for now in (25, 50))
    inked = draw_timeline(np.ones((62, 302)), [25, 50], LOSSES, [90, 40], now=25)
    assert first.width == 660 and first.size == second.size
    assert np.any(np.asarray(first) != np.asarray(second))
    above = round(62 * 660 / 302)
    assert np.asarray(first)[:above].min() == 255 and np.asarray(inked)[:above].max() == 0


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="Expected one array"):
        draw_timeline(np.zeros((3, 28, 28)), [25, 50], LOSSES, [90, 40], now=25)
    with pytest.raises(ValueError, match="Expected 2 values of FDD"):
        draw_timeline(np.zeros((62, 302)), [25, 50], LOSSES, [90], now=25)
