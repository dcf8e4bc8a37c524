import numpy as np
import pytest

from helpers.recurrence.attention import plot_attention

SHARES = np.array([[0.9, 0.1, 0.0], [0.2, 0.3, 0.5]])


def test_names_and_shares_stand_in_the_table():
    (axis,) = plot_attention(SHARES, ["a", "b"], ["x", "y", "z"]).axes
    assert [text.get_text() for text in axis.texts] == ["0.90", "0.10", "0.00", "0.20", "0.30", "0.50"]
    assert [tick.get_text() for tick in axis.get_xticklabels()] == ["x", "y", "z"]
    assert [tick.get_text() for tick in axis.get_yticklabels()] == ["a", "b"]
    np.testing.assert_array_equal(axis.images[0].get_array(), SHARES)


def test_names_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"\(2, 2\); got \(2, 3\)"):
        plot_attention(SHARES, "ab", "xy")
