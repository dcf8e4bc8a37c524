"""Watch a training as it runs: progress, time left, curves, samples."""

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from IPython import get_ipython
from IPython.display import display

from helpers.machine import hand_memory_back, short_memory
from helpers.plots.curves import plot_training_curves
from helpers.plots.show import figure_html

if TYPE_CHECKING:
    from types import TracebackType

    import keras
    from matplotlib.figure import Figure

KEPT = "; the weights so far are kept"  # how the message of a stopped training ends


class LiveTraining:
    """A display for one training, used as a ``with`` block around it.

    In a notebook it redraws one picture in place; elsewhere it prints a line now and then. The time left is told
    from the second redraw on, at the pace since the first: before, TensorFlow compiles. Where memory is short, it
    says so before the training begins. An
    interrupt (the ■ button) ends the block quietly: the model keeps the weights it has, and the
    cells below run on with them.

    Args:
        title: what is trained.
        total: how many units the training has.
        unit: their name, "epoch" or "step".
        preview: function without arguments that returns a Figure drawn at the end of each redraw
            (samples of a generator, say), or None.
        every: seconds between redraws at least.

    After the block: ``history`` (name → list of values), ``cpu_seconds`` (processor time of the
    training, tracing included; without drawing, and without Keras's validation) and ``interrupted``.

    Raises:
        ValueError: a total below 1.
    """

    def __init__(
        self,
        title: str,
        *,
        total: int,
        unit: str = "epoch",
        preview: "Callable[[], Figure] | None" = None,
        every: float = 2.0,
    ) -> None:
        if total < 1:
            raise ValueError(f"Expected a total of at least 1 {unit}; got {total}. Train for one {unit} or more.")
        self.title, self.total, self.unit, self._preview, self._every = title, total, unit, preview, every
        self.history = {"step": []}
        self.cpu_seconds, self.interrupted = 0.0, False
        self._done, self._handle, self._preview_handle = 0.0, None, None
        self._notebook = getattr(get_ipython(), "kernel", None) is not None

    def __enter__(self) -> "LiveTraining":
        self._wall, self._cpu, self._not_training = time.perf_counter(), time.process_time(), 0.0
        self._last_draw, self._rated_from = self._wall, None
        if words := short_memory():
            print(words)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _traceback: "TracebackType | None"
    ) -> bool:
        self.cpu_seconds = time.process_time() - self._cpu - self._not_training
        self.interrupted = kind is KeyboardInterrupt
        self._draw(final=True)
        hand_memory_back()
        return self.interrupted  # an interrupt is not an error: the weights so far are kept

    def update(self, done: float, **measures: float) -> None:
        """Report that ``done`` units are finished, with the measures of this moment (numbers)."""
        self._done = done
        if measures:
            self.history["step"].append(done)
            for name, value in measures.items():
                self.history.setdefault(name, []).append(float(value))
        if time.perf_counter() - self._last_draw >= self._every:
            self._draw()

    @property
    def callback(self) -> "keras.callbacks.Callback":
        """A Keras callback that reports to this display: ``model.fit(..., callbacks=[live.callback])``."""
        import keras

        live = self

        class Report(keras.callbacks.Callback):
            def on_epoch_begin(self, epoch, logs=None):
                self.epoch = epoch

            def on_train_batch_end(self, batch, logs=None):
                live.update(self.epoch + (batch + 1) / (self.params.get("steps") or float("inf")))

            def on_epoch_end(self, epoch, logs=None):
                live.update(epoch + 1, **(logs or {}))

            def on_test_begin(self, logs=None):
                self.validation_began = time.process_time()

            def on_test_end(self, logs=None):
                live._not_training += time.process_time() - self.validation_began

        return Report()

    def _line(self, final):
        seconds = time.perf_counter() - self._wall
        latest = ", ".join(
            f"{name} {values[-1]:.3f}" for name, values in self.history.items() if name != "step" and values
        )
        state = f"{self.title}: {self.unit} {self._done:.4g} of {self.total}"
        if self.interrupted:
            state += ", interrupted"
        elif final:
            state += f", finished in {seconds:.0f} s"
        elif self._rated_from and self._done > self._rated_from[1]:
            rate = (seconds - self._rated_from[0]) / (self._done - self._rated_from[1])
            state += f", {rate * (self.total - self._done):.0f} s left"
        elif self._done and not self._rated_from:  # until here much was compiling: the pace is counted from here on
            self._rated_from = seconds, self._done
        line = f"{state}; {latest}" if latest else state
        return line + KEPT * self.interrupted

    def _draw(self, final=False):
        began = time.process_time()
        line = self._line(final)
        if not self._notebook:
            print(line, file=sys.stderr)
        else:
            bundle = {"text/plain": line}
            if len(self.history["step"]) > 0:
                figure = plot_training_curves(
                    self.history, unit=self.unit, title=line.split(";")[0] + KEPT * self.interrupted
                )
                bundle["text/html"] = figure_html(figure, alt=_said(line, self.history))
            self._handle = _show_in(self._handle, bundle)
            if self._preview:
                samples = f"{self.title}: samples at {self.unit} {self._done:.4g}"
                bundle = {"text/plain": "samples now", "text/html": figure_html(self._preview(), alt=samples)}
                self._preview_handle = _show_in(self._preview_handle, bundle)
        self._not_training += time.process_time() - began
        self._last_draw = time.perf_counter()


def _said(line, history):
    """The alt text of the curves: the line that tells the state, and where each curve began."""
    began = ", ".join(f"{name} {values[0]:.3f}" for name, values in history.items() if name != "step" and values)
    return f"{line}; at first {began}"


def _show_in(handle, bundle):
    """Display the bundle, or put it in the place of what the handle shows."""
    if handle is None:
        return display(bundle, raw=True, display_id=True)
    handle.update(bundle, raw=True)
    return handle
