import pytest

from helpers.convolution.cost import plot_accuracy_against_cost


def test_every_network_is_a_point_in_both_plots():
    weights, seconds = plot_accuracy_against_cost({"a": (1000, 10, 0.5), "b": (2000, 40, 0.9)}).axes
    assert [(line.get_xdata()[0], line.get_ydata()[0]) for line in weights.lines] == [(1000, 0.5), (2000, 0.9)]
    assert [line.get_xdata()[0] for line in seconds.lines] == [10, 40]
    assert weights.get_xscale() == seconds.get_xscale() == "log"
    assert [text.get_text() for text in seconds.get_legend().get_texts()] == ["a", "b"]


def test_no_network_is_refused():
    with pytest.raises(ValueError, match="Expected at least one network"):
        plot_accuracy_against_cost({})
