import numpy as np
import pytest

from helpers.transfer.stages import plot_stages

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
