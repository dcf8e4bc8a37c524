import numpy as np
import pytest

from helpers.transfer.feature_clouds import plot_digit_clouds


def test_every_point_of_every_cloud_is_drawn():
    labels = np.arange(20) % 10
    clouds = {name: np.random.default_rng(0).random((20, 2)) for name in "abcd"}
    figure = plot_digit_clouds(clouds, labels, columns=3)
    assert [axis.get_title() for axis in figure.axes[:4]] == list("abcd")
    assert sum(len(marks.get_offsets()) for marks in figure.axes[0].collections) == 20


def test_a_cloud_of_another_size_is_refused():
    with pytest.raises(ValueError, match=r"Expected points \(3, 2\) for a; got \(4, 2\)"):
        plot_digit_clouds({"a": np.zeros((4, 2))}, [1, 2, 3])
