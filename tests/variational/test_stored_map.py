import keras
import numpy as np
import pytest

from helpers.data.builtin.loading import load_dataset
from helpers.data.own.my_digit import load_my_digit
from helpers.metrics.generated_digits import digit_probabilities
from helpers.state import VARIABLE
from helpers.variational.stored_map import as_function, draw_sheet, place_digit, toss_example


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))


def test_a_compiled_network_gives_what_a_call_gives():
    place = keras.Input((2,))
    network = keras.Model(place, [keras.layers.Dense(3)(place), keras.layers.Dense(1)(place)])
    x = np.array([[0.5, -1.0]])
    for fast, slow in zip(as_function(network, 2)(x), network(x)):
        np.testing.assert_allclose(fast, slow, atol=1e-6)


def test_the_sheet_starts_at_the_top_left_and_follows_its_centre():
    def decoder(places):
        return np.broadcast_to(places[:, 0, None, None, None], (len(places), 28, 28, 1))

    sheet = draw_sheet(decoder, 3, limit=2.0, centre=(1.0, 0.0))
    assert sheet.shape == (3, 3, 28, 28)
    np.testing.assert_array_equal(sheet[0, :, 0, 0], [-1, 1, 3])


def test_the_digit_that_ships_with_the_series_is_drawn_again_as_a_four():
    picture, words = place_digit(load_my_digit())
    assert picture.size == (612, 340) and "pixels come back right" in words
    _, probabilities, _ = toss_example((load_my_digit() > 0.5).astype("float32")[..., None])
    assert digit_probabilities(probabilities[None]).argmax() == 4


def test_coins_fall_as_their_probabilities_say():
    (_, _), _, (x_test, _) = load_dataset("digits")
    ink = (x_test[0] > 0.5).astype("float32")[..., None]
    image, probabilities, coins = toss_example(ink)
    np.testing.assert_array_equal(image, ink[..., 0])
    assert set(np.unique(coins)) == {0, 1}
    assert coins[probabilities > 0.99].mean() > 0.95 and coins[probabilities < 0.01].mean() < 0.05
