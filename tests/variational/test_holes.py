import numpy as np
import pytest

from helpers.variational.holes import plot_holes

POINTS, LABELS = np.array([[0.0, 1], [2, -2]]), np.array([4, 7])
SHEET = np.ones((2, 2, 3, 3))


def test_images_stand_at_their_codes_and_only_holes_are_drawn():
    empty = np.array([[True, False], [False, False]])
    left, right = plot_holes(POINTS, LABELS, SHEET, empty, limit=2.5).axes
    np.testing.assert_array_equal(left.collections[4].get_offsets(), POINTS[:1])
    np.testing.assert_array_equal(left.collections[7].get_offsets(), POINTS[1:])
    picture = np.zeros((6, 6))
    picture[:3, :3] = 1  # row 0 of the sheet lies at the top
    np.testing.assert_array_equal(right.images[0].get_array(), picture)
    assert tuple(right.images[0].get_extent()) == (-2.5, 2.5, -2.5, 2.5)
    np.testing.assert_array_equal(right.collections[0].get_offsets(), POINTS)


@pytest.mark.parametrize(
    "points, labels, sheet, empty",
    [
        (np.zeros((2, 3)), LABELS, SHEET, np.ones((2, 2))),
        (POINTS, np.zeros(3), SHEET, np.ones((2, 2))),
        (POINTS, LABELS, np.ones((4, 3, 3)), np.ones((2, 2))),
        (POINTS, LABELS, SHEET, np.ones(4)),
    ],
)
def test_arrays_that_do_not_fit_are_told(points, labels, sheet, empty):
    with pytest.raises(ValueError, match="Reshape the decoded images"):
        plot_holes(points, labels, sheet, empty, limit=2)
