import numpy as np

from helpers.plots.show import picture_class
from helpers.plots.signed import lay_heat_over, side_by_side, signed_colours


def test_white_is_zero_blue_above_orange_below():
    zero, above, below, half = signed_colours(np.array([[0.0, 2.0, -2.0, 1.0]]))[0]
    assert zero.tolist() == [1, 1, 1]
    assert above[2] > above[0] and below[0] > below[2]
    np.testing.assert_allclose(half, (zero + above) / 2)
    np.testing.assert_array_equal(signed_colours(np.array([[9.0]]), limit=1.0), signed_colours(np.array([[1.0]])))
    assert (signed_colours(np.zeros((2, 2))) == 1).all()


def test_pictures_stand_side_by_side_at_one_height():
    sheet = side_by_side([np.ones((10, 10)), np.zeros((5, 10, 3))], height=100, gap=10)
    assert sheet.size == (100 + 10 + 200, 100)
    assert sheet.getpixel((50, 50)) == (255, 255, 255) and sheet.getpixel((200, 50)) == (0, 0, 0)
    assert picture_class(sheet) == "five-models-photograph", "the dark theme leaves it as it is"


def test_heat_for_is_blue_and_heat_against_is_orange():
    scene = np.full((64, 64, 3), 128, "uint8")
    drawn = lay_heat_over(scene, np.array([[1.0, 0.0], [0.0, -1.0]]))
    assert drawn.shape == (64, 64, 3) and 0 <= drawn.min() and drawn.max() <= 1
    blue, orange, none = drawn[2, 2], drawn[61, 61], drawn[2, 61]
    assert blue[2] > blue[0] + 0.3 and orange[0] > orange[2] + 0.3
    np.testing.assert_allclose(none, 128 / 255, atol=0.05)


def test_no_heat_leaves_the_grey_scene():
    scene = np.random.default_rng(0).integers(0, 256, (64, 64, 3), "uint8")
    drawn = lay_heat_over(scene, np.zeros((4, 4)))
    np.testing.assert_allclose(drawn, np.repeat(scene.mean(axis=2, keepdims=True), 3, axis=2) / 255)
