import numpy as np
import pytest

from helpers.convolution.confusion import plot_confusion_matrix


def test_rows_are_the_truth_and_columns_the_reading():
    (axis,) = plot_confusion_matrix(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 1])).axes
    np.testing.assert_array_equal(axis.images[0].get_array(), [[1, 1, 0], [0, 1, 0], [0, 1, 0]])
    assert (axis.get_xlabel(), axis.get_ylabel()) == ("read as", "is")


def test_probabilities_are_refused_with_the_way_out():
    with pytest.raises(ValueError, match="argmax"):
        plot_confusion_matrix(np.zeros(4), np.zeros((4, 10)))
