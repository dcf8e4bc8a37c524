import numpy as np

from helpers.plots.heat import lay_heat_over


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
