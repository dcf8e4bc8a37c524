import keras
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from helpers.panels import live_training as module
from helpers.panels.live_training import LiveTraining
from helpers.plots.show import alt_in
from helpers.plots.style import new_figure


def model_and_data():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model, np.ones((40, 3)), np.ones((40, 1))


def test_a_training_is_told_as_text_where_there_is_no_notebook(capsys):
    model, x, y = model_and_data()
    with LiveTraining("A line", total=4, every=0) as live:
        model.fit(x, y, epochs=4, batch_size=10, verbose=0, callbacks=[live.callback])
    assert live.history["step"] == [1, 2, 3, 4] and len(live.history["loss"]) == 4
    assert live.history["loss"][-1] < live.history["loss"][0]
    assert live.cpu_seconds > 0 and not live.interrupted
    told = capsys.readouterr().err
    assert "A line: epoch 1 of 4" in told and "s left" in told and "finished in" in told and "loss" in told


def test_time_spent_on_validation_is_not_counted(monkeypatch):
    model, x, y = model_and_data()
    clock = {"now": 0.0}
    monkeypatch.setattr("helpers.panels.live_training.time.process_time", lambda: clock["now"])

    class Spend(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            clock["now"] += 1

        def on_test_batch_end(self, batch, logs=None):
            clock["now"] += 100

    with LiveTraining("A line", total=2) as live:
        model.fit(x, y, epochs=2, batch_size=10, verbose=0, validation_data=(x, y), callbacks=[live.callback, Spend()])
    assert live.cpu_seconds == 8


def test_an_interrupt_ends_quietly_and_keeps_the_weights(capsys):
    model, x, y = model_and_data()
    before = model.get_weights()[0].copy()

    class Stop(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            if epoch == 1:
                raise KeyboardInterrupt

    with LiveTraining("A line", total=50) as live:
        model.fit(x, y, epochs=50, verbose=0, callbacks=[live.callback, Stop()])
    assert live.interrupted and live.history["step"] == [1, 2]
    assert not np.array_equal(model.get_weights()[0], before)
    assert capsys.readouterr().err.rstrip().endswith("; the weights so far are kept")


def test_any_other_error_goes_on():
    with pytest.raises(ZeroDivisionError), LiveTraining("x", total=1):
        1 / 0  # noqa: B018


def test_a_loop_of_ones_own_reports_its_measures():
    with LiveTraining("GAN", total=3, unit="step") as live:
        for step in range(3):
            live.update(step + 1, loss=3 - step)
    assert live.history == {"step": [1, 2, 3], "loss": [3.0, 2.0, 1.0]}


def test_in_a_notebook_one_picture_is_redrawn_in_place():
    InteractiveShell.instance()
    with capture_output() as captured:
        live = LiveTraining("GAN", total=2, unit="step", every=0, preview=lambda: new_figure(1, 1)[0])
        live._notebook = True
        with live:
            live.update(1, loss=2.0)
            live.update(2, loss=1.0)
    curves, samples = captured.outputs[:2]
    assert curves.data["text/plain"].startswith("GAN: step 1 of 2") and alt_in(curves.data["text/html"]).startswith(
        "GAN: step 1 of 2"
    )
    assert samples.data["text/plain"] == "samples now" and alt_in(samples.data["text/html"]) == "GAN: samples at step 1"
    assert captured.outputs[-2].data["text/plain"].startswith("GAN: step 2 of 2, finished in")


def test_nothing_to_train_is_refused():
    with pytest.raises(ValueError, match="Expected a total of at least 1 epoch; got 0"):
        LiveTraining("x", total=0)


def test_the_time_left_does_not_count_the_compiling(monkeypatch):
    monkeypatch.setattr(module.time, "perf_counter", lambda: now[0])
    now, told = [0.0], []
    with LiveTraining("A line", total=100, unit="step", every=1) as live:
        monkeypatch.setattr(live, "_draw", lambda final=False: told.append(live._line(final)))
        for seconds, done in ((65.0, 1), (66.0, 2), (75.0, 11)):
            now[0] = seconds
            live.update(done)
    assert [line.partition(", ")[2] for line in told[:3]] == ["", "98 s left", "89 s left"]


def test_short_memory_is_told_before_the_training(monkeypatch, capsys):
    monkeypatch.setattr(module, "short_memory", lambda: "Short of memory: 3 needed, 1 there.")
    with LiveTraining("x", total=1):
        assert capsys.readouterr().out == "Short of memory: 3 needed, 1 there.\n"
