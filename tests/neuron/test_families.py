import numpy as np
import pytest

from helpers.neuron.families import plot_families

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
