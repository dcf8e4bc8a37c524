import numpy as np
import pytest

from helpers.transfer.likeliest import draw_likeliest

NAMES = list("abcdefgh")
SCENE = np.full((64, 64, 3), 0.5)


def test_the_likeliest_come_first_and_the_rest_is_left_out():
    few = draw_likeliest(SCENE, np.array([0.6, 0.4, 0, 0, 0, 0, 0, 0]), NAMES, top=2)
    swapped = draw_likeliest(SCENE, np.array([0.4, 0.6, 0, 0, 0, 0, 0, 0]), NAMES, top=2)
    rare = draw_likeliest(SCENE, np.array([0.6, 0.4, 0, 0, 0, 0, 0, 0]), [*"ab", *"zzzzzz"], top=2)
    assert few.size == (580, 260)
    assert not np.array_equal(few, swapped) and np.array_equal(few, rare)


def test_the_truth_is_marked():
    probabilities = np.full(8, 1 / 8)
    assert not np.array_equal(
        draw_likeliest(SCENE, probabilities, NAMES), draw_likeliest(SCENE, probabilities, NAMES, truth=0)
    )


@pytest.mark.parametrize(
    ("image", "probabilities", "message"),
    [
        (SCENE[None], np.full(8, 1 / 8), "without its batch axis"),
        (SCENE, np.full((1, 8), 1 / 8), r"Take \[0\]"),
        (SCENE, np.full(7, 1 / 7), "Expected 8 probabilities"),
    ],
)
def test_what_does_not_fit_is_refused(image, probabilities, message):
    with pytest.raises(ValueError, match=message):
        draw_likeliest(image, probabilities, NAMES)
