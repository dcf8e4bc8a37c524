import numpy as np
import pytest

from helpers.plots.show import picture_class
from helpers.transfer.likeliest import draw_likeliest, draw_neighbours

NAMES = list("abcdefgh")
SCENE = np.full((64, 64, 3), 0.5)


def test_the_likeliest_come_first_and_the_rest_is_left_out():
    few = draw_likeliest([SCENE], np.array([0.6, 0.4, 0, 0, 0, 0, 0, 0]), NAMES, top=2)
    swapped = draw_likeliest([SCENE], np.array([0.4, 0.6, 0, 0, 0, 0, 0, 0]), NAMES, top=2)
    rare = draw_likeliest([SCENE], np.array([0.6, 0.4, 0, 0, 0, 0, 0, 0]), [*"ab", *"zzzzzz"], top=2)
    assert few.size == (508, 240)
    assert not np.array_equal(few, swapped) and np.array_equal(few, rare)


def test_two_pictures_stand_side_by_side_in_their_colours():
    sheet = draw_likeliest([SCENE, np.ones((224, 224, 3)) * [1, 0, 0]], np.full(8, 1 / 8), NAMES)
    assert sheet.size == (760, 240) and picture_class(sheet) == "five-models-photograph"
    assert sheet.getpixel((100, 100)) == (128, 128, 128) and sheet.getpixel((400, 100)) == (255, 0, 0)


def test_a_long_name_is_cut_so_that_it_stays_on_the_sheet():
    alike = [
        draw_likeliest([SCENE], np.array([1.0, 0]), ["long " * 8 + end, "b"])
        for end in ("one", "another that is longer")
    ]
    assert np.array_equal(*alike)


@pytest.mark.parametrize(
    ("picture", "probabilities", "message"),
    [
        (SCENE[None], np.full(8, 1 / 8), "without their batch axis"),
        (SCENE, np.full((1, 8), 1 / 8), r"Take \[0\]"),
        (SCENE, np.full(7, 1 / 7), "Expected 8 probabilities"),
    ],
)
def test_what_does_not_fit_is_refused(picture, probabilities, message):
    with pytest.raises(ValueError, match=message):
        draw_likeliest([picture], probabilities, NAMES)


SCENES = np.random.default_rng(0).integers(0, 255, (4, 64, 64, 3)).astype("uint8")
FOUND = ["pixels", "letters base", "photo base"]


def test_right_and_wrong_look_different():
    wrong = draw_neighbours(SCENES[0], 3, SCENES[1:], [4, 5, 6], FOUND)
    right = draw_neighbours(SCENES[0], 3, SCENES[1:], [3, 5, 6], FOUND)
    assert wrong.size == right.size == (758, 232)
    different = np.flatnonzero((np.asarray(wrong) != np.asarray(right)).any(axis=(0, 2)))
    assert 194 <= different.min() and different.max() < 388  # the first neighbour alone


def test_as_many_scenes_as_names():
    with pytest.raises(ValueError, match="a digit for each of 3 names; got 2 and 3"):
        draw_neighbours(SCENES[0], 3, SCENES[1:3], [1, 2, 3], FOUND)
