import numpy as np

from helpers.convolution.frame import framed


def orange(picture):
    return np.isclose(picture, (0.835, 0.369, 0.0)).all(axis=2)


def test_the_frame_lies_just_outside_the_box():
    picture = np.ones((10, 12))
    marked = orange(framed(picture, 3, 4, 2, 5))
    expected = np.zeros((10, 12), bool)
    expected[2:6, 3:10] = True
    expected[3:5, 4:9] = False
    assert np.array_equal(marked, expected)
    assert picture.min() == 1  # the picture itself is left alone


def test_a_box_over_the_border_is_cut_at_it():
    marked = orange(framed(np.zeros((6, 6, 3)), -4, -4, 6, 6))
    assert marked[0, :3].all() and marked[:3, 0].all() and marked[2, :3].all() and not marked[3:].any()
    assert orange(framed(np.zeros((6, 6, 3)), -20, 0, 50, 50)).sum() > 0
