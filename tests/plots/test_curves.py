import numpy as np
import pytest

from helpers.plots.curves import draw_small_curves, plot_training_curves


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


def colours(image):
    return {tuple(colour) for colour in np.asarray(image).reshape(-1, 3)}


def test_the_first_curve_is_blue_the_second_orange_and_the_moment_is_marked():
    steps = [0, 5, 10]
    one = draw_small_curves(steps, {"a": [1.0, 0.5, 0.2]}, top=1, title="loss", ticks=(0, 1))
    two = draw_small_curves(
        steps, {"a": [1.0, 0.5, 0.2], "b": [1, 1, 1]}, top=1, title="loss", ticks=(0, 1), now=5, size=(300, 200)
    )
    assert one.size == (330, 320) and two.size == (300, 200)
    assert (0, 114, 178) in colours(one) and (213, 94, 0) not in colours(one)
    assert (213, 94, 0) in colours(two) and (128, 128, 128) in colours(two)


def test_what_is_too_large_or_no_number_stays_inside():
    image = np.asarray(
        draw_small_curves([0, 1, 2], {"a": [1e12, np.nan, np.inf]}, top=1, title="", ticks=(0, 1)).convert("RGB")
    )
    rows = np.flatnonzero((image == [0, 114, 178]).all(axis=2).any(axis=1))
    assert 25 <= rows.min() and rows.max() <= 31  # at the upper edge of the axes


def test_a_single_step_is_no_error_and_a_missing_value_is():
    draw_small_curves([0], {"a": [1.0]}, top=1, title="", ticks=())
    with pytest.raises(ValueError, match="Expected 2 values of a"):
        draw_small_curves([0, 1], {"a": [1.0]}, top=1, title="", ticks=())


def test_a_mark_on_the_left_can_have_a_text_of_its_own():
    plain = draw_small_curves([0, 1], {"a": [1.0, 0.0]}, top=3, title="", ticks=(0, 3))
    named = draw_small_curves([0, 1], {"a": [1.0, 0.0]}, top=3, title="", ticks={0: "0.001", 3: "1"})
    same = draw_small_curves([0, 1], {"a": [1.0, 0.0]}, top=3, title="", ticks={0: "0", 3: "3"})
    assert plain.tobytes() == same.tobytes() != named.tobytes()
