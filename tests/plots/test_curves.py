import pytest

from helpers.plots.curves import plot_training_curves


def test_training_and_validation_share_an_axis():
    history = {"loss": [3, 2, 1], "val_loss": [4, 3, 3], "accuracy": [0.1, 0.5, 0.9]}
    loss, accuracy = plot_training_curves(history).axes
    assert [list(line.get_ydata()) for line in loss.lines] == [[3, 2, 1], [4, 3, 3]]
    assert loss.lines[0].get_linestyle() != loss.lines[1].get_linestyle()
    assert [text.get_text() for text in loss.get_legend().get_texts()] == ["training", "validation"]
    assert list(accuracy.lines[0].get_xdata()) == [1, 2, 3] and accuracy.get_legend() is None


def test_steps_are_where_they_were_measured():
    (axis,) = plot_training_curves({"step": [10, 20], "loss": [2, 1]}, unit="step").axes
    assert list(axis.lines[0].get_xdata()) == [10, 20] and axis.get_xlabel() == "step"


def test_nothing_measured_is_refused():
    with pytest.raises(ValueError, match="Train first"):
        plot_training_curves({"step": [], "loss": []})
