"""Read the recordings of long experiments and put their seeds into words; ``helpers/tools/recorder.py`` makes them."""

import json
from functools import reduce
from operator import getitem
from pathlib import Path
from statistics import median

from helpers.paths import RECORDED


def recording_path(lesson: str, name: str) -> Path:
    """Where the recording of an experiment lies."""
    return RECORDED / f"{lesson}-{name}.json"


def recorded_names(lesson: str) -> list[str]:
    """Names of the recorded experiments of a lesson, sorted.

    Args:
        lesson: "00" to "05".
    """
    return sorted(path.stem.removeprefix(f"{lesson}-") for path in RECORDED.glob(f"{lesson}-*.json"))


def load_recording(lesson: str, name: str) -> dict:
    """Read a stored recording.

    Args:
        lesson: "00" to "05".
        name: the experiment.

    Returns:
        dict with ``results`` (one dict a seed), ``seeds``, ``command``, ``versions``, ``date`` and ``made_of``.

    Raises:
        FileNotFoundError: it was never recorded. ValueError: the file is no recording.
    """
    path = recording_path(lesson, name)
    remedy = f"Record it with `python -m helpers.tools.recorder {lesson} {name}`."
    if not path.exists():
        raise FileNotFoundError(f"Expected a recording in {path}; there is none. {remedy}")
    try:
        recording = json.loads(path.read_text(encoding="utf-8"))
        recording["results"], recording["made_of"]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"Expected a recording in {path}; it cannot be read ({error}). {remedy}") from error
    return recording


def recorded_runs(lesson: str, experiment: str, measure: str, form: str = ".3f") -> str:
    """The numbers that a recording holds for a measure, one a seed: ``"0.960 · 0.952 · 0.976"``.

    Args:
        lesson: "00" to "05".
        experiment: name of the recording.
        measure: key of its results.
        form: how a number is written, as in an f-string.

    Raises:
        KeyError: the recording has no such measure.
    """
    results = load_recording(lesson, experiment)["results"]
    if measure not in results[0]:
        raise KeyError(f"Expected a measure out of {', '.join(results[0])}; got {measure!r}. Check the spelling.")
    return " · ".join(f"{result[measure]:{form}}" for result in results)


def over_seeds(results: list[dict], *keys: str, form: str = ".1f", sign: int = 1) -> str:
    """Median and range of a measure over the seeds.

    Args:
        results: of a recording, one dict a seed, nested or flat.
        keys: the way to the number, one key a level.
        form: how it is written, as in an f-string.
        sign: -1 shows the mean of a log-probability as a cost.

    Returns:
        text, for example "112.3 (110.0 to 115.1)"; the number alone where there is one seed.

    Raises:
        KeyError: nothing was recorded under these keys.
    """
    values = [sign * reduce(getitem, keys, result) for result in results]
    spread = f" ({min(values):{form}} to {max(values):{form}})" if len(values) > 1 else ""
    return f"{median(values):{form}}{spread}"
