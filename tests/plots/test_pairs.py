import numpy as np
import pytest

from helpers.plots.pairs import plot_image_rows


def test_rows_stand_under_each_other_with_their_names():
    first, second = np.zeros((3, 8, 8)), np.ones((3, 8, 8, 1))
    axes = plot_image_rows([first, second], ["before", "after"]).axes
    assert [axes[0].get_ylabel(), axes[3].get_ylabel()] == ["before", "after"]
    assert [float(axis.images[0].get_array().max()) for axis in axes] == [0, 0, 0, 1, 1, 1]


@pytest.mark.parametrize(("rows", "names"), [([(2, 8, 8), (3, 8, 8)], ["a", "b"]), ([(2, 8, 8)], ["a", "b"])])
def test_what_does_not_fit_is_refused(rows, names):
    with pytest.raises(ValueError, match="one name a row and rows of one length"):
        plot_image_rows([np.zeros(shape) for shape in rows], names)
