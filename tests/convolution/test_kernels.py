import numpy as np
import pytest

from helpers.convolution.kernels import KERNELS, kernel_controls, nine_numbers


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
