"""A recorded number of all seeds, as one text for a table."""

from helpers.recordings import load_recording


def recorded_runs(experiment: str, measure: str, form: str = ".3f") -> str:
    """The numbers that a recording of this lesson holds for a measure, one a seed: ``"0.960 · 0.952 · 0.976"``.

    Args:
        experiment: name of the recording.
        measure: key of its results.
        form: how a number is written, as in an f-string.

    Raises:
        KeyError: the recording has no such measure.
    """
    results = load_recording("02", experiment)["results"]
    if measure not in results[0]:
        raise KeyError(f"Expected a measure out of {', '.join(results[0])}; got {measure!r}. Check the spelling.")
    return " · ".join(f"{result[measure]:{form}}" for result in results)
