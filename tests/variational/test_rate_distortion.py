import pytest

from helpers.variational.rate_distortion import plot_rate_distortion


def test_points_names_and_the_line_of_the_best_sum():
    (axis,) = plot_rate_distortion([1, 6, 9], [140, 100, 99], ["a", "b", "c"]).axes
    assert list(axis.lines[0].get_xdata()) == [1, 6, 9]
    assert [text.get_text() for text in axis.texts] == ["a", "b", "c"]
    line = axis.lines[1]
    assert line.get_xdata() + line.get_ydata() == pytest.approx(106)


def test_lengths_that_do_not_fit_are_told():
    with pytest.raises(ValueError, match="as many rates"):
        plot_rate_distortion([1, 2], [3, 4], ["a"])
