import numpy as np
import pytest

from helpers.convolution.placed import OWN_PLACES, PLACES, compose, scenes_on_places
from helpers.data.builtin.scenes import photographs

INK = np.zeros((28, 28), "float32")
INK[10:18, 10:18] = 1


def behind(place):
    photograph, top, left = place
    return photographs()[photograph, top : top + 64, left : left + 64] * 255


def test_a_digit_is_white_where_it_has_ink_and_the_photograph_is_left_alone_elsewhere():
    scene = compose(INK, "leaves", size=45, turn=0)
    assert scene.dtype == np.uint8 and (scene[31:33, 31:33] == 255).all()
    np.testing.assert_allclose(scene[:10], behind(PLACES["leaves"])[:10], atol=1)


def test_size_and_turn_do_what_they_say():
    black = [compose(INK, "leaves", size=size, turn=0) == 255 for size in (20, 60)]
    assert black[0].sum() < black[1].sum()
    tall = np.zeros((28, 28), "float32")
    tall[4:24, 12:16] = 1
    upright, lying = (compose(tall, "leaves", size=56, turn=turn)[..., 0] == 255 for turn in (0, 90))
    assert np.ptp(np.nonzero(upright)[0]) > np.ptp(np.nonzero(upright)[1])
    assert np.ptp(np.nonzero(lying)[0]) < np.ptp(np.nonzero(lying)[1])


def test_every_place_is_its_own():
    assert len(OWN_PLACES) == len(set(OWN_PLACES)) == 10
    scenes = scenes_on_places(np.repeat(INK[None], 10, axis=0), np.arange(10), 3)
    assert scenes.shape == (10, 64, 64, 3) and scenes.dtype == np.uint8
    for scene, place in zip(scenes, OWN_PLACES):
        np.testing.assert_allclose(scene[:4], behind(place)[:4], atol=1)
    np.testing.assert_array_equal(scenes, scenes_on_places(np.repeat(INK[None], 10, axis=0), np.arange(10), 3))


def test_an_unknown_place_is_refused():
    with pytest.raises(KeyError):
        compose(INK, "moon", size=45, turn=0)
