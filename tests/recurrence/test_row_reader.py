"""The network that the lesson opens with: it reads the reader's own digit, and its card says so in data/README.md."""

import numpy as np

from helpers.data.builtin.loading import load_dataset
from helpers.models import load_model, model_cards
from tests.yardstick.drawn_digits import drawn_digits
from tests.yardstick.measure import png_of, through_the_pipeline


def last_belief(digits):
    return load_model("row_reader").predict(digits, batch_size=256, verbose=0)[:, -1].argmax(axis=1)


def test_drawn_digits_are_read():
    drawings, labels = drawn_digits(1, seed=1)
    digits = through_the_pipeline([png_of(drawing) for drawing in drawings])
    assert np.mean(last_belief(digits) == labels) >= 0.95


def test_the_card_tells_the_validation_accuracy():
    _, (x, y), _ = load_dataset("digits")
    assert abs(np.mean(last_belief(x) == y) - model_cards()["row_reader"]["accuracy"]["validation"]) < 0.005


def test_it_cannot_look_ahead():
    _, (x, _), _ = load_dataset("digits")
    network, upper = load_model("row_reader"), x[:20].copy()
    upper[:, 14:] = 0
    whole, half = (network.predict(digits, verbose=0)[:, :14] for digits in (x[:20], upper))
    np.testing.assert_allclose(whole, half, atol=1e-5)
