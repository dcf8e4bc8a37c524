import numpy as np
import pytest

from helpers.plots.ink_rows import plot_ink_rows


def test_rows_columns_and_names_are_in_their_places():
    rows = [np.zeros((3, 28, 28)), np.zeros((3, 28, 28, 1))]
    rows[1][2] = 1
    figure = plot_ink_rows(rows, ["above", "below"])
    sheet = figure.axes[0].images[0].get_array()
    assert sheet.shape == (64, 96) and sheet[34:62, 66:94].min() == 1 and sheet.sum() == 28 * 28
    above, below = figure.texts
    assert above.get_text() == "above" and above.get_position()[1] > below.get_position()[1]


@pytest.mark.parametrize(("counts", "names"), [((3, 2), ["a", "b"]), ((3,), ["a", "b"])])
def test_rows_that_do_not_fit_are_told(counts, names):
    with pytest.raises(ValueError, match="rows of one shape"):
        plot_ink_rows([np.zeros((count, 28, 28)) for count in counts], names)
