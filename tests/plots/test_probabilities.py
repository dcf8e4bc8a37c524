import numpy as np

from helpers.plots.probabilities import plot_probabilities


def test_the_bars_are_the_probabilities_and_the_best_has_its_number():
    probabilities = np.array([0.1, 0.7, 0.2])
    image, bars = plot_probabilities(np.zeros((8, 8)), probabilities, truth=2).axes
    assert [bar.get_height() for bar in bars.patches] == list(probabilities)
    assert [text.get_text() for text in bars.texts] == ["0.70"]
    assert list(bars.lines[0].get_xdata()) == [2]
