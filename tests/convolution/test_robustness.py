import pytest

from helpers.convolution.robustness import plot_robustness


def test_every_change_has_a_plot_and_every_network_a_line():
    figure = plot_robustness({"shift": ([0, 4], {"a": [1, 0.5], "b": [0.9, 0.2]}), "noise": ([0, 1], {"a": [1, 0.1]})})
    shift, noise = figure.axes
    assert [line.get_label() for line in shift.lines[:2]] == ["a", "b"]
    assert list(shift.lines[1].get_ydata()) == [0.9, 0.2]
    assert shift.get_xlabel() == "shift" and noise.get_xlabel() == "noise"
    assert list(noise.lines[-1].get_ydata()) == [0.1, 0.1]  # chance


def test_too_few_accuracies_are_refused():
    with pytest.raises(ValueError, match="Expected 2 accuracies of a under shift"):
        plot_robustness({"shift": ([0, 4], {"a": [1]})})
