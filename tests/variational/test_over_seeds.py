import pytest

from helpers.variational.over_seeds import over_seeds


def test_median_and_range_or_the_number_alone():
    results = [{"a": {"x": value}} for value in (3.0, 1.0, 2.0)]
    assert over_seeds(results, "a", "x") == "2.0 (1.0 to 3.0)"
    assert over_seeds(results[:1], "a", "x", form=".0%") == "300%"
    assert over_seeds([{"x": 1.0}, {"x": 2.0}], "x") == "1.5 (1.0 to 2.0)"
    assert over_seeds([{"x": -1.0}, {"x": -2.0}], "x", sign=-1) == "1.5 (1.0 to 2.0)"
    with pytest.raises(KeyError):
        over_seeds(results, "a", "y")
