import numpy as np
import pytest

from helpers.recurrence.drawings import plot_lstm_cell, plot_unrolled


def words(figure):
    return " ".join(text.get_text().replace("\n", " ") for text in figure.axes[0].texts)


def test_the_unrolled_layer_names_its_parts_and_shows_rows_of_the_digit():
    digit = np.random.default_rng(0).random((28, 28))
    figure = plot_unrolled(digit, units=50)
    said = words(figure)
    for part in ("W, U, b", "h: 50 numbers", "row 1", "row 28", "28 timesteps", "Dense"):
        assert part in said
    shown = [image.get_array() for image in figure.axes[0].images]
    np.testing.assert_array_equal(shown[-1][0], digit[27])


def test_the_cell_names_every_gate():
    said = words(plot_lstm_cell())
    for part in (
        "forget gate f",
        "input gate i",
        "candi- date g",
        "output gate o",
        "new cell state c",
        "new hidden state h",
    ):
        assert part in said


def test_more_than_one_digit_is_refused():
    with pytest.raises(ValueError, match=r"got \(2, 28, 28\)"):
        plot_unrolled(np.zeros((2, 28, 28)))
