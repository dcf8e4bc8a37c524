import numpy as np
import pytest
from matplotlib.patches import Rectangle

from helpers.neuron.drawings import plot_backpropagation, plot_network, plot_neuron


def words(figure):
    return " ".join(text.get_text() for text in figure.axes[0].texts)


def test_the_neuron_names_its_parts():
    figure = plot_neuron()
    assert figure.get_figwidth() == 7.6
    for part in ("$x_1$", "$x_2$", "× $w_1$", "× $w_2$", "$b$", "$z$", r"$\sigma$", "$p$"):
        assert part in words(figure)


def test_the_network_shows_the_numbers_it_is_given():
    logits = np.array([-2.0, 0.5, 1.5, 6.0, -1.0, 0.0, -3.0, 0.5, 1.0, 2.0])
    shares = np.exp(logits) / np.exp(logits).sum()
    figure = plot_network(np.zeros((28, 28)), logits, shares)
    shown = words(figure)
    assert "+6.0" in shown and "−3.0" in shown and "784 · 64 weights + 64 biases" in shown
    bars = [patch.get_width() for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
    assert len(bars) == 10 and np.argmax(bars) == 3


def test_arrays_of_another_shape_are_told():
    with pytest.raises(ValueError, match="Take one image"):
        plot_network(np.zeros((1, 28, 28)), np.zeros(10), np.zeros(10))


def test_backpropagation_says_what_goes_back():
    shown = words(plot_backpropagation())
    for part in ("error = $p - y$", "blame of $h$", "gradient of $W$", "weights $v$"):
        assert part in shown
