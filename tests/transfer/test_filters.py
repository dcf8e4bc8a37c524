import numpy as np
import pytest

from helpers.transfer.filters import plot_filters


def test_grey_is_zero_and_the_strongest_weight_is_full():
    kernels = np.zeros((3, 3, 3, 2))
    kernels[0, 0, 0, 1] = -4
    figure = plot_filters({"before": kernels, "after": kernels + 1})
    assert len(figure.axes) == 4 and figure.axes[0].get_ylabel() == "before"
    picture = figure.axes[1].images[0].get_array()
    assert picture[0, 0, 0] == 0 and picture[1, 1, 1] == 0.5


def test_kernels_of_a_later_layer_are_refused():
    with pytest.raises(ValueError, match="the first convolution's"):
        plot_filters({"block2": np.zeros((3, 3, 16, 4))})
