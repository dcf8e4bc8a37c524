"""Read the recordings of long experiments; ``helpers/tools/recorder.py`` makes them."""

import json
from pathlib import Path

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
