import numpy as np

from helpers.data.own.own_data import OwnSequences
from helpers.recurrence.own_sequences import plot_own_sequences


def test_one_sequence_of_each_label_is_drawn_with_its_features():
    rng = np.random.default_rng(0)
    sequences = [1013 + 10 * rng.normal(size=(4 + number, 2)) for number in range(6)]
    own = OwnSequences(sequences, np.arange(6) % 3, None, ("a", "$b", "c"), ("x$", "_y"), ())
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
        [np.ones((3, 9))] * 20, np.arange(20), None, tuple("abcdefghijklmnopqrst"), tuple("123456789"), ()
    )
    figure = plot_own_sequences(own)
    assert len(figure.axes) == 6 and len(figure.axes[0].lines) == 4
