import numpy as np
import pytest

from helpers.transfer.shares import plot_shares


def test_large_shares_are_written_out():
    (axis,) = plot_shares([[0.9, 0.1], [0.2, 0.8]], ["a", "b"], ["x", "y"], row_title="is", column_title="as").axes
    assert sorted(text.get_text() for text in axis.texts) == [".2", ".8", ".9"]
    assert [label.get_text() for label in axis.get_xticklabels()] == ["x", "y"]


def test_a_name_too_few_is_refused():
    with pytest.raises(ValueError, match=r"Expected shares of shape \(1, 2\)"):
        plot_shares(np.zeros((2, 2)), ["a"], ["x", "y"], row_title="is", column_title="as")
