import numpy as np
import pytest

from helpers.neuron.families import plot_families, plot_model_sizes

SCENE, DIGIT = np.zeros((64, 64, 3)), np.zeros((28, 28))


def test_all_five_families_are_named():
    figure = plot_families(SCENE, SCENE, DIGIT, label=3)
    words = " ".join(text.get_text() for text in figure.axes[0].texts)
    for word in ("CNN", "RNN", "GAN", "VAE", "Transfer", "goes in", "comes out", "learned", "frozen"):
        assert word in words
    assert len(figure.axes[0].images) == 6


def test_pictures_of_another_shape_are_told():
    with pytest.raises(ValueError, match="Expected two pictures"):
        plot_families(DIGIT, SCENE, DIGIT, label=3)


def test_models_are_sorted_and_our_own_are_bold_and_filled():
    figure = plot_model_sizes([("Big", 2020, "b", 2e9), ("Old", 1998, "a", 6e4)], [("ours", "a", 5000)])
    axis = figure.axes[0]
    labels = axis.get_yticklabels()
    assert [label.get_text() for label in labels] == ["ours", "Old (1998)", "Big (2020)"]
    assert [label.get_fontweight() for label in labels] == ["bold", "normal", "normal"]
    assert axis.get_xscale() == "log"
    marks = [line for line in axis.lines if len(line.get_xdata()) == 1][:3]
    assert marks[0].get_markerfacecolor() != "white" and marks[2].get_markerfacecolor() == "white"
    assert {"5k", "60k", "2B"} <= {text.get_text() for text in axis.texts}


def test_a_model_without_weights_is_told():
    with pytest.raises(ValueError, match="at least one weight"):
        plot_model_sizes([("None", 2020, "a", 0)], [])
    with pytest.raises(ValueError, match="at least one weight"):
        plot_model_sizes([], [])
