import numpy as np

from helpers.convolution.network_drawing import plot_network


def test_the_drawing_has_the_shapes_and_the_bars():
    probabilities = np.full(10, 0.02)
    probabilities[7] = 0.82
    scene = np.random.default_rng(0).integers(0, 256, (64, 64, 3), "uint8")
    axis = plot_network(scene, probabilities).axes[0]
    words = [text.get_text() for text in axis.texts]
    for shape in ("64×64×3", "32×32×16", "16×16×32", "8×8×64", "4×4×96", "96", "10"):
        assert shape in words
    bars = [patch.get_width() for patch in axis.patches if getattr(patch, "get_height", lambda: 0)() == 1.8]
    assert len(bars) == 10 and int(np.argmax(bars)) == 7
