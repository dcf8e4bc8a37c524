import base64
import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from helpers.transfer.sign_pad import SignPad, default_signs


def test_ten_drawings_of_each_of_two_signs():
    drawings, labels = default_signs()
    assert drawings.shape == (20, 28, 28) and drawings.dtype == np.float32
    assert 0 <= drawings.min() and drawings.max() <= 1 and labels.tolist() == [0] * 10 + [1] * 10
    assert (drawings.sum(axis=(1, 2)) > 30).all() and len(np.unique(drawings, axis=0)) == 20


def test_the_drawings_come_in_the_order_of_their_labels():
    drawings, labels = default_signs()
    own, other = drawings[labels == 0].mean(axis=0), drawings[labels == 1].mean(axis=0)
    nearer = [np.abs(drawing - own).sum() < np.abs(drawing - other).sum() for drawing in drawings]
    assert np.mean(np.array(nearer) == (labels == 0)) >= 0.9


def data_url(points):
    image = Image.new("L", (280, 280), 255)
    ImageDraw.Draw(image).line(points, fill=0, width=22)
    buffer = io.BytesIO()
    image.save(buffer, "png")
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()


FLAT, STEEP = data_url([(40, 140), (240, 140)]), data_url([(140, 40), (140, 240)])


def nearest_mean(drawings, labels):
    """A reader without a network: the nearer mean of the two shelves."""
    means = [drawings[labels == sign].mean(axis=0) for sign in (0, 1)]

    def read(drawing):
        far = np.array([np.abs(drawing - mean).mean() for mean in means])
        return 1 - far / far.sum()

    return read


def show(drawing, probabilities):
    return drawing, f"sign {probabilities.argmax() + 1}"


@pytest.fixture
def pad():
    drawings, labels = default_signs()
    return SignPad(nearest_mean, show, drawings=drawings, labels=labels, alt="Signs.")


def press(pad, name):
    pad.buttons[name].click()


def test_it_reads_from_the_start_with_the_signs_it_is_given(pad):
    assert "10 examples of the first sign, 10 of the second; trained" in pad.panel.words
    pad._pad.value = FLAT
    assert pad.panel.words in ("sign 1", "sign 2")
    pad.panel.sweep()


def test_two_signs_of_ones_own_are_learned(pad):
    press(pad, "Empty the shelves")
    for drawing, name in [(FLAT, "Keep as first sign"), (STEEP, "Keep as second sign")] * 2:
        pad._pad.value = drawing
        press(pad, name)
        assert pad._pad.value == "" and pad.panel.error is None
    assert "2 examples of the first sign, 2 of the second; not trained" in pad.panel.words
    press(pad, "Train")
    for drawing, words in ((FLAT, "sign 1"), (STEEP, "sign 2")):
        pad._pad.value = drawing
        assert pad.panel.words == words


def test_a_blank_pad_and_too_few_examples_are_told_and_lose_nothing(pad):
    press(pad, "Keep as first sign")
    assert "it is blank" in pad.panel.error and len(pad.shelves[0]) == 10 and pad.reader is not None
    press(pad, "Empty the shelves")
    press(pad, "Train")
    assert "at least 2 examples of each sign; got 0 and 0" in pad.panel.error
    pad._pad.value = FLAT
    press(pad, "Keep as first sign")
    assert pad.panel.error is None and len(pad.shelves[0]) == 1
