"""Run a recorded experiment again, from inside the lesson, and put its numbers beside the stored ones."""

import atexit
import html
import json
import os
import subprocess
import sys
import threading
import time
from statistics import median

import ipywidgets as widgets
from IPython.display import display

from helpers.panels.controls import Manners, WithStill, words_area
from helpers.paths import ROOT
from helpers.recordings import load_recording, recorded_names


def flat_numbers(result: dict) -> dict[str, float]:
    """The numbers of a recorded result by name; of a list the last entry, pictures left out.

    Args:
        result: dict of numbers, lists and dicts, as an experiment returns it.

    Returns:
        dict: name → float; the names of nested dicts are joined by a comma.
    """
    numbers = {}
    for name, value in result.items():
        if isinstance(value, list) and value:
            name, value = f"{name} (last of {len(value)})", value[-1]
        if isinstance(value, dict):
            numbers |= {f"{name}, {inner}": number for inner, number in flat_numbers(value).items()}
        elif isinstance(value, int | float):
            numbers[name] = float(value)
    return numbers


def compare_results(recording: dict, seed: int, result: dict) -> str:
    """An HTML table: every number of the recording beside that of the new run.

    Args:
        recording: as ``load_recording`` gives it.
        seed: of the new run.
        result: what the new run returned.

    Returns:
        text. A stored number is that of the same seed, or else the median and range of the seeds there are.
    """
    stored = {s: flat_numbers(r) for s, r in zip(recording["seeds"], recording["results"])}
    compared = [stored[seed]] if seed in stored else list(stored.values())
    rows = []
    for name, now in flat_numbers(result).items():
        values = [numbers[name] for numbers in compared if name in numbers]
        words = _in_words(median(values)) if values else "–"
        if len(values) > 1:
            words += f" ({_in_words(min(values))} to {_in_words(max(values))})"
        rows.append(f"<tr><td>{html.escape(name)}</td><td>{words}</td><td>{_in_words(now)}</td></tr>")
    head = f"stored, seed {seed}" if seed in stored else f"stored, seeds {', '.join(map(str, stored))}"
    return f"<table><tr><th>measure</th><th>{head}</th><th>now, seed {seed}</th></tr>{''.join(rows)}</table>"


def _in_words(number):
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:.4g}"


class RecordAgain(WithStill):
    """A choice of the lesson's recorded experiments, a seed, and buttons that start and stop a run of it.

    The run has a process of its own, so the lesson goes on meanwhile; the stored recording stays as it is
    (``make record`` replaces it). ``panel.running`` says whether a run is under way, ``panel.words`` what is shown.

    Args:
        lesson: "00" to "05".

    Raises:
        ValueError: a lesson without recordings.
    """

    def __init__(self, lesson: str) -> None:
        names = recorded_names(lesson)
        if not names:
            raise ValueError(f"Expected a lesson with recorded experiments; {lesson!r} has none. Try '00' to '05'.")
        self.lesson, self._process, self._stopped = lesson, None, False
        self._choice = widgets.Dropdown(options=names, description="experiment")
        self._seed = widgets.BoundedIntText(value=0, min=0, max=2**31, description="seed", layout={"width": "10em"})
        self._start = widgets.Button(description="Run it again", tooltip="In a process of its own; takes minutes")
        self._stop = widgets.Button(description="Stop", disabled=True, tooltip="End the run; nothing is changed")
        self._text = words_area("")
        self._text.layout = widgets.Layout(max_height="24em", overflow="auto")
        self._start.on_click(lambda _: self.start())
        self._stop.on_click(lambda _: self.stop())
        for control in (self._choice, self._seed):
            control.style.description_width = "initial"
            control.observe(lambda _: self.running or self._show(self._plan()), "value")
        row = widgets.HBox(
            [self._choice, self._seed, self._start, self._stop], layout=widgets.Layout(flex_flow="row wrap")
        )
        super().__init__([row, self._text, Manners()])
        self.add_class("five-models-record")
        self._show(self._plan())

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._process is not None

    def _show(self, words):
        self.words = words
        self._text.value = words

    def _plan(self):
        recording = load_recording(self.lesson, self._choice.value)
        seconds = sum(number for name, number in flat_numbers(recording["results"][0]).items() if "CPU-seconds" in name)
        cost = f", with {seconds:.0f} CPU-seconds of training a seed" if seconds else ""
        seeds = ", ".join(map(str, recording["seeds"]))
        return (
            f"Recorded on {recording['date']} with seed{'s' * (len(recording['seeds']) > 1)} {seeds}{cost}. "
            f"A run needs up to 2 GiB of memory of its own. By hand: <code>{html.escape(recording['command'])}</code>"
        )

    def start(self) -> None:
        """Start a run of the chosen experiment; while one is under way, do nothing."""
        if self.running:
            return
        name, seed = self._choice.value, self._seed.value
        command = [
            sys.executable,
            "-m",
            "helpers.tools.recorder",
            self.lesson,
            name,
            "--seeds",
            str(seed),
            "--only-print",
        ]
        self._stopped = False
        # A session of its own: the stop button of another cell interrupts the whole group of the kernel.
        group = (
            {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}
        )
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "FINAL": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            **group,
        )
        atexit.register(self._process.terminate)
        self._start.disabled, self._stop.disabled = True, False
        threading.Thread(target=self._wait, args=(name, seed, self._process), daemon=True).start()

    def stop(self) -> None:
        """End the run; nothing was changed by it."""
        if self.running:
            self._stopped = True
            self._process.terminate()

    def _wait(self, name, seed, process):
        try:
            words = self._outcome(name, seed, process)
        except Exception as error:  # shown, lest the panel says for ever that the run is under way
            words = f"<b>The run failed.</b> {html.escape(f'{type(error).__name__}: {error}')} The stored recording is as it was."
        finally:
            process.kill()
            atexit.unregister(process.terminate)
        self._show(words)
        self._start.disabled, self._stop.disabled = False, True
        self._process = None

    def _outcome(self, name, seed, process):
        """Wait for the run, and say how it ended."""
        began = time.perf_counter()
        while True:
            self._show(f"{name}, seed {seed}: running for {time.perf_counter() - began:.0f} s. The lesson can go on.")
            try:
                output, errors = process.communicate(timeout=2)
                break
            except subprocess.TimeoutExpired:
                continue
        if process.returncode == 0:
            return compare_results(load_recording(self.lesson, name), seed, json.loads(output.splitlines()[-1]))
        if self._stopped:
            return "Stopped. The stored recording is as it was."
        last = html.escape(errors.strip().splitlines()[-1] if errors.strip() else "no message")
        return f"<b>The run failed.</b> {last} The stored recording is as it was."

    def _still(self):
        return {"text/plain": f"A button that runs a recorded experiment again: {', '.join(self._choice.options)}."}


def record_again(lesson: str) -> None:
    """Show the recorded experiments of a lesson with a button that runs one again; see :class:`RecordAgain`."""
    display(RecordAgain(lesson))
