"""Run the tests with the oldest and the newest TensorFlow that pyproject.toml claims, and note what passed.

python -m helpers.tools.versions                          # everything: some six minutes for each of the two
python -m helpers.tools.versions oldest tests/data        # one of them, a part
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from helpers.paths import ROOT, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def project_table() -> dict:
    """The table ``[project]`` of pyproject.toml and, under "five-models", our own ``[tool.five-models]``, as one dict."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {**table["project"], "five-models": table["tool"]["five-models"]}


def make_environment(name: str, packages: Sequence[str], *, python: "str | Path" = sys.executable) -> "Path":
    """Make the folder ``.venv-NAME``; one that was made of the same packages and Python is taken as it stands.

    Args:
        name: of the folder.
        packages: list of requirements, as pip reads them.
        python: command or path, the one that runs this if left out.

    Returns:
        pathlib.Path of the environment's own Python.

    Raises:
        RuntimeError: it could not be made; pip's own words stand above.
    """
    folder = ROOT / f".venv-{name}"
    own = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp, made_of = folder / "made-of.txt", "\n".join([str(python), *packages])
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_of:
        return own
    print(f"Making {folder.name}: a few minutes the first time.", flush=True)
    try:
        subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
        pip = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *packages], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise RuntimeError(
            f"Expected to make {folder.name} with {python}; it failed: {error}. Check the network (the packages are "
            f"downloaded) and the disk (each environment needs about 3 GB), then run the command again."
        ) from error
    stamp.write_text(made_of, encoding="utf-8")
    return own


ENDS = ("oldest", "newest")
PARTS = ("tests", "notebooks/00_introduction.ipynb")
NOTE = ROOT / "tests" / "versions.json"
_ASK = """
import json, platform
from importlib.metadata import version
packages = ("tensorflow", "keras", "numpy")
print(json.dumps({"python": platform.python_version(), **{name: version(name) for name in packages}}))
"""


def environment_for(end: str) -> "Path":
    """The environment ``.venv-END``: the project's packages, TensorFlow and Keras as ``[tool.five-models]`` names them.

    Args:
        end: "oldest" or "newest".

    Returns:
        pathlib.Path of its Python.
    """
    table = project_table()
    others = [line for line in table["dependencies"] if not line.startswith(("tensorflow", "keras"))]
    return make_environment(end, [*others, *table["five-models"][end]])


def run_part(python: "str | Path", part: str) -> dict:
    """Run a part of the tests with another Python.

    Args:
        python: its path.
        part: a file or folder for pytest; of "tests" without the test that reads the note of
            these very runs.

    Returns:
        dict: versions of "python", "tensorflow", "keras", "numpy"; counts "passed" and "failed".

    Raises:
        RuntimeError: pytest did not come to run a test.
    """
    tests = [python, "-m", "pytest", "-q", "--tb=short", "--ignore=tests/tools/test_versions.py", part]
    last = ""
    with tempfile.TemporaryDirectory() as home:
        settings = {**os.environ, "FIVE_MODELS_HOME": home, "FIVE_MODELS_SWEEP": "1"}
        with subprocess.Popen(tests, cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True) as running:
            for last in running.stdout:
                print(last, end="", flush=True)
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (\w+)", last)}
    passed, failed = counts.get("passed", 0), sum(counts.get(word, 0) for word in ("failed", "error", "errors"))
    if running.returncode and not failed:
        raise RuntimeError(f"Expected pytest to run {part}; it ended with {running.returncode}, its words stand above.")
    asked = subprocess.run([python, "-c", _ASK], capture_output=True, text=True, check=True)
    return {**json.loads(asked.stdout), "passed": passed, "failed": failed}


def add_to_note(end: str, part: str, result: dict) -> None:
    """Keep in tests/versions.json what a part gave at one end; the other parts stay."""
    note = json.loads(NOTE.read_text(encoding="utf-8")) if NOTE.exists() else {}
    note.setdefault(end, {})[part] = result
    write_whole(NOTE, json.dumps(note, indent=1, sort_keys=True) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Run the tests with the oldest and the newest TensorFlow.")
    parser.add_argument("what", nargs="*", help=f"out of {', '.join(ENDS + PARTS)}; all if left out")
    what = parser.parse_args().what
    if unknown := [word for word in what if word not in ENDS + PARTS]:
        parser.error(f"Expected ends and parts out of {', '.join(ENDS + PARTS)}; got {', '.join(unknown)}.")
    failed = 0
    for end in [end for end in ENDS if end in what] or ENDS:
        python = environment_for(end)
        for part in [part for part in PARTS if part in what] or PARTS:
            result = run_part(python, part)
            add_to_note(end, part, result)
            failed += result["failed"]
            print(f"{end}, {part}: {result}", flush=True)
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
