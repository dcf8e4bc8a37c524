"""Record the long experiments of a lesson by running its own cells; ``helpers/recordings.py`` reads them.

FINAL=1 python -m helpers.tools.recorder 03 final_model                          # seeds 0, 1 and 2
python -m helpers.tools.recorder 03 final_model --seeds 7 --only-print           # a trial; nothing is stored
python -m helpers.tools.recorder 03 final_model --only-print --blocks 0 1 2 3 4 5
python -m helpers.tools.recorder 03 final_model --waive                          # after a change that does no harm

Without FINAL=1 a run is a trial: test scores are hidden and nothing is stored. `--blocks` holds back other scans for
validation, one block after the other.
"""

import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import re
import sys
from collections.abc import Sequence

from helpers.paths import write_whole
from helpers.recordings import load_recording, recording_path
from helpers.tools.made_of import differing
from helpers.tools.notebook_cells import experiment_made_of, notebook_path, run_experiment

HIDDEN = "hidden until FINAL=1"
_TEST = re.compile(r"\btest\b")


def final() -> bool:
    """Whether the environment says FINAL=1."""
    return os.environ.get("FINAL") == "1"


def without_test_scores(result: dict) -> dict:
    """The same result with :data:`HIDDEN` in place of each score whose name has the word "test"; all of it if FINAL=1.

    Args:
        result: dict of numbers, lists and dicts, as an experiment returns it.
    """
    if final():
        return result
    shown = {}
    for name, value in result.items():
        if _TEST.search(name):
            value = HIDDEN
        elif isinstance(value, dict):
            value = without_test_scores(value)
        elif isinstance(value, list):
            value = [without_test_scores(item) if isinstance(item, dict) else item for item in value]
        shown[name] = value
    return shown


def record(lesson: str, name: str, *, seeds: Sequence[int] = (0, 1, 2)) -> dict:
    """Run an experiment once a seed and store what it measured; an old recording stays until the new one is whole.

    Args:
        lesson: "00" to "05".
        name: the experiment, a function of the notebook.
        seeds: whole numbers.

    Returns:
        the recording: dict with ``results`` (one dict a seed), ``seeds``, ``command``, ``versions``, ``date`` and ``made_of``.

    Raises:
        ValueError: an unknown lesson or experiment, no seeds.
    """
    if not seeds:
        raise ValueError("Expected at least one seed; got none. For example seeds=(0, 1, 2).")
    notebook = notebook_path(lesson)
    recording = {
        "made_of": experiment_made_of(notebook, name),
        "command": f"FINAL=1 python -m helpers.tools.recorder {lesson} {name} --seeds {' '.join(map(str, seeds))}",
        "date": datetime.date.today().isoformat(),
        "seeds": list(seeds),
        "versions": {
            "python": platform.python_version(),
            **{package: _version(package) for package in ("tensorflow", "keras", "numpy")},
        },
        "results": [run_experiment(notebook, name, seed) for seed in seeds],
    }
    _store(lesson, name, recording)
    return recording


def waive(lesson: str, name: str) -> list[str]:
    """Keep a recording after a change that does no harm: its first seed runs again, and the numbers must be the same.

    Args:
        lesson: "00" to "05".
        name: the experiment.

    Returns:
        the numbers that differ, in words; if there are none, the recording notes what it is made of now.

    Raises:
        FileNotFoundError: it was never recorded. ValueError: an unknown lesson or experiment.
    """
    notebook, recording = notebook_path(lesson), load_recording(lesson, name)
    again = run_experiment(notebook, name, recording["seeds"][0])
    if found := differing(recording["results"][0], again):
        return found
    _store(lesson, name, recording | {"made_of": experiment_made_of(notebook, name)})
    return []


def _store(lesson, name, recording):
    path = recording_path(lesson, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(recording, indent=2) + "\n")


def _version(package):
    """Of whatever distribution brought it: tensorflow-cpu brings tensorflow, too."""
    return importlib.metadata.version(importlib.metadata.packages_distributions()[package][0])


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Run an experiment of a lesson and store what it measured.")
    parser.add_argument("lesson", help="two digits, 00 to 05")
    parser.add_argument("name", help="the experiment: a function in cells tagged record:NAME")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--only-print", action="store_true", help="leave the stored recording as it is")
    parser.add_argument("--blocks", type=int, nargs="+", choices=range(6), help="of scans to hold back, for trials")
    parser.add_argument(
        "--waive", action="store_true", help="run the first seed again; keep the recording if it agrees"
    )
    arguments = parser.parse_args()
    if arguments.waive:
        found = waive(arguments.lesson, arguments.name)
        sys.exit("\n".join(["These numbers are others now; record it again.", *found]) if found else 0)
    if final() and not (arguments.only_print or arguments.blocks):
        for result in record(arguments.lesson, arguments.name, seeds=arguments.seeds)["results"]:
            print(json.dumps(result))
        return
    if not final():
        print(
            "A trial: test scores are hidden, nothing is stored. FINAL=1 before the command records.", file=sys.stderr
        )
    path = notebook_path(arguments.lesson)
    for block in arguments.blocks or [None]:
        for seed in arguments.seeds:
            result = run_experiment(path, arguments.name, seed, block=block)
            print(json.dumps(without_test_scores(result if block is None else {"block": block, **result})), flush=True)


if __name__ == "__main__":
    main()
