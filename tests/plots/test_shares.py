import numpy as np
import pytest

from helpers.plots.shares import plot_shares


def test_large_shares_are_written_out():
    shares = np.array([[0.9, 0.1], [0.5, 0.5]])
    (axis,) = plot_shares(shares, ["0", "1"], ["a", "b"], row_title="digit", column_title="letter").axes
    np.testing.assert_array_equal(axis.images[0].get_array(), shares)
    assert [text.get_text() for text in axis.texts] == [".9", ".5", ".5"]
    assert (axis.get_xlabel(), axis.get_ylabel()) == ("letter", "digit")


def test_a_whole_share_is_written_as_one():
    (axis,) = plot_shares(np.array([[1.0]]), ["0"], ["a"], row_title="digit", column_title="letter").axes
    assert [text.get_text() for text in axis.texts] == ["1"]


def test_a_missing_name_is_refused():
    with pytest.raises(ValueError, match="one row and column a name"):
        plot_shares(np.zeros((2, 2)), ["0"], ["a", "b"], row_title="digit", column_title="letter")
