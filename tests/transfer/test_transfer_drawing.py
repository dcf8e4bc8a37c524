import numpy as np
import pytest

from helpers.transfer.transfer_drawing import plot_transfer

SCENE = np.zeros((64, 64, 3), "uint8")


def test_the_drawing_has_the_shapes_of_the_letters_base_and_both_stages():
    from helpers.models import load_model

    figure = plot_transfer(SCENE, SCENE)
    words = [text.get_text() for text in figure.axes[0].texts]
    reader = load_model("letter_backbone")
    for number in range(1, 6):
        shape = "×".join(map(str, reader.get_layer(f"block{number}_pool").output.shape[1:]))
        assert words.count(shape) == words.count(f"block{number}") == 2
    assert words.count("256 features") == 2 and {"36\nletters", "10\ndigits"} <= set(words)
    assert reader.outputs[0].shape[-1] == 36 and reader.get_layer("features").output.shape[-1] == 256
    assert {"frozen all the time", "stage 1: frozen\nstage 2: small steps", "stage 1: learns\nstage 2: learns"} <= set(
        words
    )


def test_other_scenes_are_refused():
    with pytest.raises(ValueError, match="as letter; got"):
        plot_transfer(SCENE[None], SCENE)
