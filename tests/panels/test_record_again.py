import json
import os
import subprocess
import sys
import time

import pytest

from helpers.panels import record_again as module
from helpers.panels.record_again import RecordAgain, compare_results, flat_numbers

RECORDING = {
    "seeds": [0, 1, 2],
    "results": [{"FDD": 6.0, "digits": 10}, {"FDD": 5.0, "digits": 10}, {"FDD": 7.0, "digits": 9}],
    "command": "python -m helpers.tools.recorder 09 throw --seeds 0 1 2",
    "date": "2026-01-01",
}


@pytest.fixture
def panel(monkeypatch):
    """A panel whose runs are those of a small script."""
    monkeypatch.setattr(module, "load_recording", lambda lesson, name: RECORDING)
    made = RecordAgain("03")

    def runs(code):
        real = subprocess.Popen
        monkeypatch.setattr(
            module.subprocess, "Popen", lambda command, **options: real([sys.executable, "-c", code], **options)
        )
        return made

    return runs


def wait(panel):
    for _ in range(300):
        if not panel.running:
            return
        time.sleep(0.1)
    raise AssertionError("the run did not end")


def test_numbers_are_found_however_deep():
    result = {
        "a": 1,
        "b": {"c": 2.5, "d": {"e": 3}},
        "curve": [0.1, 0.2],
        "moments": [{"step": 1}, {"step": 2, "p": "x"}],
    }
    assert flat_numbers(result) == {
        "a": 1.0,
        "b, c": 2.5,
        "b, d, e": 3.0,
        "curve (last of 2)": 0.2,
        "moments (last of 2), step": 2.0,
    }


def test_a_run_is_compared_with_its_own_seed_or_with_all():
    same = compare_results(RECORDING, 1, {"FDD": 5.5, "new": 106801})
    assert "stored, seed 1" in same and "<td>5</td><td>5.5</td>" in same and "<td>–</td><td>106,801</td>" in same
    assert "<td>6 (5 to 7)</td><td>5.5</td>" in compare_results(RECORDING, 9, {"FDD": 5.5})


def test_a_run_ends_with_the_table(panel):
    shown = panel(f"print({json.dumps(json.dumps({'FDD': 6.25}))})")
    shown.start()
    wait(shown)
    assert "<td>6</td><td>6.25</td>" in shown.words


def test_a_failed_run_says_why(panel):
    shown = panel("raise ValueError('no such <thing>')")
    shown.start()
    wait(shown)
    assert "failed" in shown.words and "no such &lt;thing&gt;" in shown.words


def test_a_run_can_be_stopped_and_another_started(panel):
    shown = panel("import time; time.sleep(60)")
    shown.start()
    first = shown._process
    assert shown.running
    shown.start()  # ignored while one is under way
    assert shown._process is first
    shown.stop()
    wait(shown)
    assert "Stopped" in shown.words and first.poll() is not None and not shown._start.disabled


@pytest.mark.skipif(not hasattr(os, "getpgid"), reason="Windows has no such groups")
def test_the_stop_button_of_another_cell_does_not_reach_a_run(panel):
    """It interrupts the process group of the kernel."""
    shown = panel("import time; time.sleep(60)")
    shown.start()
    assert os.getpgid(shown._process.pid) != os.getpgid(0)
    shown.stop()
    wait(shown)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import sys; sys.stderr.buffer.write('zu groß'.encode('latin-1')); sys.exit(1)", "zu gro�"),
        ("print('no result')", "JSONDecodeError"),
        ("pass", "IndexError"),
    ],
)
def test_whatever_a_run_prints_its_end_is_shown(panel, code, words):
    shown = panel(code)
    shown.start()
    wait(shown)
    assert "failed" in shown.words and words in shown.words and not shown._start.disabled


def test_a_lesson_without_recordings_is_refused():
    with pytest.raises(ValueError, match="recorded experiments"):
        RecordAgain("06")


def test_page_without_widgets_says_what_it_is(panel):
    assert "final_model" in panel("")._repr_mimebundle_()["text/plain"]
