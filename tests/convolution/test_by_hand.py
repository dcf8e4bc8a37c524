import numpy as np
import pytest

from helpers.convolution.by_hand import KERNELS, draw_numbers, kernel_controls, nine_numbers, plot_by_hand
from helpers.plots.show import picture_class


def test_the_known_kernels_are_nine_numbers():
    for text in KERNELS.values():
        assert nine_numbers(text).shape == (3, 3)
    np.testing.assert_array_equal(nine_numbers("1, 2 3\n4 5 6\n7 8 -9.5\n"), [[1, 2, 3], [4, 5, 6], [7, 8, -9.5]])


@pytest.mark.parametrize("text", ["", "1 2 3", "1 2 3\n4 5\n6 7 8", "1 2 3\n4 5 6\n7 8 9\n1 2 3"])
def test_another_shape_is_told(text):
    with pytest.raises(ValueError, match="Expected three rows of three numbers"):
        nine_numbers(text)


def test_a_word_is_told():
    with pytest.raises(ValueError, match="Expected nine numbers"):
        nine_numbers("1 2 3\n4 x 6\n7 8 9")


def test_the_choice_fills_the_box():
    controls = kernel_controls()
    controls["start_from"].value = "blur"
    assert controls["numbers"].value == KERNELS["blur"]


PICTURE, KERNEL = np.arange(20).reshape(4, 5), np.eye(3)
MAP = np.array([[18, 21, 24], [33, 36, 39]])


def test_every_number_stands_in_its_place_and_a_window_and_its_sum_are_framed():
    figure = plot_by_hand(PICTURE, KERNEL, MAP, row=1, column=2)
    assert picture_class(figure) == "five-models-ink", "the dark theme turns it over"
    picture, kernel, feature_map = figure.axes
    assert [text.get_text() for text in feature_map.texts] == ["18", "21", "24", "33", "36", "39"]
    assert [len(axis.texts) for axis in (picture, kernel)] == [20, 9]
    assert [axis.patches[0].get_xy() for axis in (picture, feature_map)] == [(1.5, 0.5), (1.5, 0.5)]
    assert [axis.patches[0].get_width() for axis in (picture, feature_map)] == [3, 1]


@pytest.mark.parametrize("place", [{"row": 2, "column": 0}, {"row": 0, "column": -1}])
def test_a_place_outside_is_refused(place):
    with pytest.raises(ValueError, match="Expected a place in a feature map"):
        plot_by_hand(PICTURE, KERNEL, MAP, **place)


def test_a_table_of_numbers_has_their_colours():
    drawn = draw_numbers([[2.0, 0.0], [0.0, -2.0]], side=100)
    assert drawn.shape == (100, 100, 3)
    above, none, below = drawn[5, 5], drawn[5, 95], drawn[95, 95]
    assert above[2] > above[0] and np.allclose(none, 1) and below[0] > below[2]
    assert drawn[30:70].min() < 0.1 or drawn[:50, :50].min() < 0.3  # ink of the digits
