import numpy as np
import pytest

from helpers.transfer.drawings import plot_bands, plot_stages, plot_transfer

SCENE = np.zeros((64, 64, 3), "uint8")


def test_the_drawing_has_the_shapes_of_the_letters_base_and_both_stages():
    from helpers.models import load_model

    figure = plot_transfer(SCENE, SCENE)
    words = [text.get_text() for text in figure.axes[0].texts]
    reader = load_model("letter_backbone")
    for number in range(1, 6):
        shape = "×".join(map(str, reader.get_layer(f"block{number}_pool").output.shape[1:]))
        assert words.count(shape) == words.count(f"block{number}") == 2
    assert words.count("256 features") == 2 and {"36\nletters", "10\ndigits"} <= set(words)
    assert reader.outputs[0].shape[-1] == 36 and reader.get_layer("features").output.shape[-1] == 256
    assert {"frozen all the time", "stage 1: frozen\nstage 2: small steps", "stage 1: learns\nstage 2: learns"} <= set(
        words
    )


def test_other_scenes_are_refused():
    with pytest.raises(ValueError, match="as letter; got"):
        plot_transfer(SCENE[None], SCENE)


HISTORY = {"loss": [2, 1], "val_loss": [2.5, 2], "accuracy": [0.1, 0.5], "val_accuracy": [0.1, 0.3], "step": [1, 2]}


def test_stage_2_goes_on_where_stage_1_ended():
    losses, accuracies = plot_stages(HISTORY, {name: [value[-1]] for name, value in HISTORY.items()}).axes
    training, validation, start = losses.lines
    np.testing.assert_array_equal(training.get_xdata(), [1, 2, 3])
    np.testing.assert_array_equal(training.get_ydata(), [2, 1, 1])
    np.testing.assert_array_equal(validation.get_ydata(), [2.5, 2, 2])
    assert start.get_xdata()[0] == 2.5 and accuracies.get_title() == "accuracy"
    assert training.get_linestyle() != validation.get_linestyle()


def test_validation_must_be_there():
    with pytest.raises(ValueError, match="Expected val_loss in both histories"):
        plot_stages(HISTORY, {"loss": [1], "accuracy": [1]})


def test_the_line_is_the_mean_and_the_band_the_extremes():
    curves = {"a": [[0.1, 0.2], [0.3, 0.6]], "b": [[0.5, 0.5]]}
    (axis,) = plot_bands([5, 50], curves, x_label="x", y_label="y", logarithmic=True).axes
    np.testing.assert_allclose(axis.lines[0].get_ydata(), [0.2, 0.4])
    corners = axis.collections[0].get_paths()[0].vertices
    assert corners[:, 1].min() == pytest.approx(0.1) and corners[:, 1].max() == pytest.approx(0.6)
    assert [text.get_text() for text in axis.get_legend().get_texts()] == ["a", "b"]
    assert axis.lines[0].get_linestyle() != axis.lines[1].get_linestyle()


def test_a_curve_of_another_length_is_refused():
    with pytest.raises(ValueError, match="Expected runs of 2 points for a"):
        plot_bands([1, 2], {"a": [[1, 2, 3]]}, x_label="x", y_label="y")
