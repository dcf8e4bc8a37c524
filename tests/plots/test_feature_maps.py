import numpy as np

from helpers.plots.feature_maps import plot_feature_maps


def test_the_channels_that_vary_most_are_drawn_in_their_order():
    maps = np.zeros((4, 4, 5))
    maps[0, 0] = [0, 3, 1, 5, 2]
    figure = plot_feature_maps(np.zeros((8, 8, 3)), [("first", maps)], columns=3)
    drawn = [axis.images[0].get_array() for axis in figure.axes]
    assert figure.axes[0].get_ylabel() == "first" and drawn[0].shape == (8, 8, 3)
    assert [float(picture.max()) for picture in drawn[1:]] == [3, 5, 2]
