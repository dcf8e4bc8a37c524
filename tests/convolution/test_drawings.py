import numpy as np
import pytest

from helpers.convolution.drawings import plot_confusion_matrix, plot_network, plot_robustness


def test_the_drawing_has_the_shapes_and_the_bars():
    probabilities = np.full(10, 0.02)
    probabilities[7] = 0.82
    scene = np.random.default_rng(0).integers(0, 256, (64, 64, 3), "uint8")
    axis = plot_network(scene, probabilities).axes[0]
    words = [text.get_text() for text in axis.texts]
    for shape in ("64×64×3", "32×32×16", "16×16×32", "8×8×64", "4×4×96", "96", "10"):
        assert shape in words
    bars = [patch.get_width() for patch in axis.patches if getattr(patch, "get_height", lambda: 0)() == 1.8]
    assert len(bars) == 10 and int(np.argmax(bars)) == 7


def test_rows_are_the_truth_and_columns_the_reading():
    (axis,) = plot_confusion_matrix(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 1])).axes
    np.testing.assert_array_equal(axis.images[0].get_array(), [[1, 1, 0], [0, 1, 0], [0, 1, 0]])
    assert (axis.get_xlabel(), axis.get_ylabel()) == ("read as", "is")


def test_probabilities_are_refused_with_the_way_out():
    with pytest.raises(ValueError, match="argmax"):
        plot_confusion_matrix(np.zeros(4), np.zeros((4, 10)))


def test_every_change_has_a_plot_and_every_network_a_line():
    figure = plot_robustness({"shift": ([0, 4], {"a": [1, 0.5], "b": [0.9, 0.2]}), "noise": ([0, 1], {"a": [1, 0.1]})})
    shift, noise = figure.axes
    assert [line.get_label() for line in shift.lines[:2]] == ["a", "b"]
    assert list(shift.lines[1].get_ydata()) == [0.9, 0.2]
    assert shift.get_xlabel() == "shift" and noise.get_xlabel() == "noise"
    assert list(noise.lines[-1].get_ydata()) == [0.1, 0.1]  # chance


def test_too_few_accuracies_are_refused():
    with pytest.raises(ValueError, match="Expected 2 accuracies of a under shift"):
        plot_robustness({"shift": ([0, 4], {"a": [1]})})
