"""Record the long experiments of a lesson by running its own cells; ``helpers/recordings.py`` reads them.

python -m helpers.tools.recorder 03 final_model          # seeds 0, 1 and 2
python -m helpers.tools.recorder 03 final_model --seeds 0 1 2 3 4
python -m helpers.tools.recorder 03 final_model --seeds 7 --only-print    # leaves the stored recording as it is
"""

import argparse
import datetime
import importlib.metadata
import json
import platform

from helpers.recordings import recording_path
from helpers.tools.notebook_cells import cells_hash, notebook_path, run_experiment


def record(lesson, name, *, seeds=(0, 1, 2)):
    """Run an experiment once a seed and store what it measured; an old recording stays until the new one is whole.

    Args:
        lesson: "00" to "05". name: the experiment, a function of the notebook. seeds: ints.

    Returns:
        the recording: dict with ``results`` (one dict a seed), ``seeds``, ``command``, ``versions``, ``date`` and ``cells``.

    Raises:
        ValueError: an unknown lesson or experiment, no seeds.
    """
    if not seeds:
        raise ValueError("Expected at least one seed; got none. For example seeds=(0, 1, 2).")
    notebook = notebook_path(lesson)
    recording = {
        "cells": cells_hash(notebook, name),
        "command": f"python -m helpers.tools.recorder {lesson} {name} --seeds {' '.join(map(str, seeds))}",
        "date": datetime.date.today().isoformat(),
        "seeds": list(seeds),
        "versions": {
            "python": platform.python_version(),
            **{package: importlib.metadata.version(package) for package in ("tensorflow", "keras", "numpy")},
        },
        "results": [run_experiment(notebook, name, seed) for seed in seeds],
    }
    path = recording_path(lesson, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(recording, indent=2) + "\n", encoding="utf-8")
    fresh.replace(path)
    return recording


def main():
    parser = argparse.ArgumentParser(description="Run an experiment of a lesson and store what it measured.")
    parser.add_argument("lesson", help="two digits, 00 to 05")
    parser.add_argument("name", help="the experiment: a function in cells tagged record:NAME")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--only-print", action="store_true", help="leave the stored recording as it is")
    arguments = parser.parse_args()
    if arguments.only_print:
        for seed in arguments.seeds:
            print(json.dumps(run_experiment(notebook_path(arguments.lesson), arguments.name, seed)), flush=True)
        return
    for seed, result in zip(
        arguments.seeds, record(arguments.lesson, arguments.name, seeds=arguments.seeds)["results"]
    ):
        print(seed, result)


if __name__ == "__main__":
    main()
