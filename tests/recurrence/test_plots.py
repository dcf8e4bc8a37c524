import numpy as np
import pytest

from helpers.data.own.own_sequences import OwnSequences
from helpers.recurrence.plots import (
    draw_likely_text,
    draw_over_time,
    plot_attention,
    plot_gradients,
    plot_own_sequences,
)


def test_signs_show_as_colours_row_by_row():
    values = np.zeros(28)
    values[3], values[20] = 1, -1
    picture = np.asarray(draw_over_time(np.zeros((28, 28)), {"cell": values}), "int")
    left = 28 * 12 + 20 + 3
    at = [picture[26 + row * 12 + 2, left] for row in (0, 3, 20)]
    assert at[0].tolist() == [255, 255, 255]
    assert at[1][2] > at[1][0] and at[2][0] > at[2][2]  # blue above zero, orange below


def test_more_columns_make_it_wider():
    one, two = (draw_over_time(np.zeros((28, 28)), dict.fromkeys(names, np.zeros(28))).width for names in ("a", "ab"))
    assert two > one


@pytest.mark.parametrize("columns", [{}, {"a": np.zeros(27)}, {"a": np.zeros(28), "b": np.zeros((28, 2))}])
def test_columns_that_do_not_fit_are_refused(columns):
    with pytest.raises(ValueError, match="Expected columns of 28 numbers"):
        draw_over_time(np.zeros((28, 28)), columns)


def test_each_curve_is_drawn_and_named_on_a_scale_of_powers():
    figure = plot_gradients({"plain": 0.5 ** np.arange(50)[::-1], "gated": np.ones(50)})
    (axis,) = figure.axes
    assert axis.get_yscale() == "log" and {text.get_text() for text in axis.texts} == {"plain", "gated"}
    np.testing.assert_allclose(axis.lines[0].get_ydata()[-2:], [0.5, 1])
    assert axis.lines[0].get_xdata()[[0, -1]].tolist() == [1, 50]
    assert axis.lines[0].get_linestyle() != axis.lines[1].get_linestyle()


@pytest.mark.parametrize("curves", [{}, {"a": np.ones(3), "b": np.ones(4)}])
def test_curves_that_do_not_fit_are_refused(curves):
    with pytest.raises(ValueError, match="Expected curves of one length"):
        plot_gradients(curves)


SHARES = np.array([[0.9, 0.1, 0.0], [0.2, 0.3, 0.5]])


def test_names_and_shares_stand_in_the_table():
    (axis,) = plot_attention(SHARES, ["a", "b"], ["x", "y", "z"]).axes
    assert [text.get_text() for text in axis.texts] == ["0.90", "0.10", "0.00", "0.20", "0.30", "0.50"]
    assert [tick.get_text() for tick in axis.get_xticklabels()] == ["x", "y", "z"]
    assert [tick.get_text() for tick in axis.get_yticklabels()] == ["a", "b"]
    np.testing.assert_array_equal(axis.images[0].get_array(), SHARES)


def test_names_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"\(2, 2\); got \(2, 3\)"):
        plot_attention(SHARES, "ab", "xy")


def shade(probability):
    return np.asarray(draw_likely_text([" "], np.array([[probability]])), "int")[5, 6]


def test_the_less_probable_the_bluer():
    certain, doubtful, unlikely = shade(1.0), shade(0.5), shade(0.0)
    assert certain.tolist() == [255, 255, 255]
    assert certain[0] > doubtful[0] > unlikely[0]


def test_given_characters_are_framed():
    given = np.asarray(draw_likely_text(["7="], np.ones((1, 36)), given=1), "int")
    written = np.asarray(draw_likely_text(["7="], np.ones((1, 36))), "int")
    differs = np.flatnonzero((given != written).any(axis=(0, 2)))
    assert differs.size and differs.max() < 24  # the first character only


@pytest.mark.parametrize(
    ("texts", "probabilities"), [([], np.ones((0, 36))), (["two"], np.ones((1, 2))), (["a"], np.ones((2, 3)))]
)
def test_what_does_not_fit_is_refused(texts, probabilities):
    with pytest.raises(ValueError, match="a probability for each character"):
        draw_likely_text(texts, probabilities)


def test_one_sequence_of_each_label_is_drawn_with_its_features():
    rng = np.random.default_rng(0)
    sequences = [1013 + 10 * rng.normal(size=(4 + number, 2)) for number in range(6)]
    own = OwnSequences(sequences, np.arange(6) % 3, ("a", "$b", "c"), None, ("x$", "_y"), ())
    figure = plot_own_sequences(own)
    assert [axis.get_ylabel() for axis in figure.axes] == ["a", "$b", "c"]
    assert [[len(line.get_xdata()) for line in axis.lines] for axis in figure.axes] == [[4, 4], [5, 5], [6, 6]]
    assert [text.get_text().strip() for text in figure.legends[0].get_texts()] == ["x$", "_y"]
    every = (np.concatenate(sequences)[:, 0] - np.concatenate(sequences)[:, 0].mean()) / np.concatenate(sequences)[
        :, 0
    ].std()
    np.testing.assert_allclose(figure.axes[0].lines[0].get_ydata(), every[:4])
    figure.canvas.draw()


def test_many_labels_and_features_stay_readable():
    own = OwnSequences(
        [np.ones((3, 9))] * 20, np.arange(20), tuple("abcdefghijklmnopqrst"), None, tuple("123456789"), ()
    )
    figure = plot_own_sequences(own)
    assert len(figure.axes) == 6 and len(figure.axes[0].lines) == 4
