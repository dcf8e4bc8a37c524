import pytest

from helpers.recordings import load_recording
from helpers.recurrence.runs import recorded_runs


def test_every_seed_is_named():
    results = load_recording("02", "recall")["results"]
    text = recorded_runs("recall", "plain RNN, 50 steps", ".1f")
    assert text == " · ".join(f"{result['plain RNN, 50 steps']:.1f}" for result in results)
    assert len(text.split(" · ")) == 3


def test_an_unknown_measure_is_refused():
    with pytest.raises(KeyError, match="Expected a measure out of"):
        recorded_runs("recall", "no such thing")
