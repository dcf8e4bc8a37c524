import pytest

from helpers.recordings import load_recording, over_seeds, recorded_runs


def test_every_seed_is_named():
    results = load_recording("02", "recall")["results"]
    text = recorded_runs("02", "recall", "plain RNN, 50 steps", ".1f")
    assert text == " · ".join(f"{result['plain RNN, 50 steps']:.1f}" for result in results)
    assert len(text.split(" · ")) == 3


def test_an_unknown_measure_is_refused():
    with pytest.raises(KeyError, match="Expected a measure out of"):
        recorded_runs("02", "recall", "no such thing")


def test_median_and_range_or_the_number_alone():
    results = [{"a": {"x": value}} for value in (3.0, 1.0, 2.0)]
    assert over_seeds(results, "a", "x") == "2.0 (1.0 to 3.0)"
    assert over_seeds(results[:1], "a", "x", form=".0%") == "300%"
    assert over_seeds([{"x": 1.0}, {"x": 2.0}], "x") == "1.5 (1.0 to 2.0)"
    assert over_seeds([{"x": -1.0}, {"x": -2.0}], "x", sign=-1) == "1.5 (1.0 to 2.0)"
    with pytest.raises(KeyError):
        over_seeds(results, "a", "y")
