import numpy as np
import pytest

from helpers.transfer.bands import plot_bands


def test_the_line_is_the_mean_and_the_band_the_extremes():
    curves = {"a": [[0.1, 0.2], [0.3, 0.6]], "b": [[0.5, 0.5]]}
    (axis,) = plot_bands([5, 50], curves, x_label="x", y_label="y", logarithmic=True).axes
    np.testing.assert_allclose(axis.lines[0].get_ydata(), [0.2, 0.4])
    corners = axis.collections[0].get_paths()[0].vertices
    assert corners[:, 1].min() == pytest.approx(0.1) and corners[:, 1].max() == pytest.approx(0.6)
    assert [text.get_text() for text in axis.get_legend().get_texts()] == ["a", "b"]
    assert axis.lines[0].get_linestyle() != axis.lines[1].get_linestyle()


def test_a_curve_of_another_length_is_refused():
    with pytest.raises(ValueError, match="Expected runs of 2 points for a"):
        plot_bands([1, 2], {"a": [[1, 2, 3]]}, x_label="x", y_label="y")
