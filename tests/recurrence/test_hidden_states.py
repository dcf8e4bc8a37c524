import numpy as np
import pytest

from helpers.recurrence.hidden_states import draw_state_paths

POINTS = np.random.default_rng(0).normal(size=(30, 28, 2)).cumsum(axis=1)
LABELS = np.arange(30) % 10
ORANGE = np.array([0xD5, 0x5E, 0x00])


def orange_pixels(step, chosen=0):
    return int((np.asarray(draw_state_paths(POINTS, LABELS, step, chosen)) == ORANGE).all(axis=2).sum())


def test_the_path_grows_step_by_step():
    assert orange_pixels(1) < orange_pixels(10) < orange_pixels(28)


def test_another_step_or_sequence_is_another_picture():
    pictures = {draw_state_paths(POINTS, LABELS, step, chosen).tobytes() for step in (1, 14, 28) for chosen in (0, 1)}
    assert len(pictures) == 6


def test_a_map_without_extent_is_drawn_too():
    draw_state_paths(np.zeros((3, 4, 2)), np.arange(3), 4, 0)


@pytest.mark.parametrize(("labels", "step"), [(LABELS[:5], 3), (LABELS, 0), (LABELS, 29)])
def test_what_does_not_fit_is_refused(labels, step):
    with pytest.raises(ValueError, match="Expected points"):
        draw_state_paths(POINTS, labels, step, 0)
