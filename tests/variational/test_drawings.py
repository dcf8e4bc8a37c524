import numpy as np
import pytest

from helpers.variational.drawings import plot_vae


def test_the_drawing_holds_its_three_images_and_the_words_of_the_lesson():
    image, tossed = np.eye(28), np.fliplr(np.eye(28))
    (axis,) = plot_vae(image, image * 0.5, tossed).axes
    for drawn, given in zip(axis.images, (image, image * 0.5, tossed)):
        np.testing.assert_array_equal(drawn.get_array(), given)
    words = " ".join(text.get_text() for text in axis.texts)
    for word in ("encoder", "decoder", "mean μ", "log-variance", "draw z", "noise ε", "KL term", "reconstruction"):
        assert word in words


def test_another_shape_is_told():
    with pytest.raises(ValueError, match="three images"):
        plot_vae(np.eye(28), np.eye(28), np.eye(28)[..., None])
