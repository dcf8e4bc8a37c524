"""Rehearse Colab here: its package versions, each notebook alone in an empty folder, the helpers cloned by its setup cell.

python -m helpers.tools.colab_rehearsal                        # all six
python -m helpers.tools.colab_rehearsal 00 02 --python python3.13

What is real: the package versions, the setup cell, the clone, what is installed, Run All. What is not: Colab's machine,
page and GPU; `google.colab` is a stub that is there and lets widgets be asked for.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat

from helpers.paths import ROOT, lesson_notebooks
from helpers.tools.notebook_cells import notebook_path
from helpers.tools.versions import make_environment, project_table

_CELL_SECONDS = 900
# Runs in Colab's versions, as Colab would: from top to bottom, in the notebook's own folder.
_RUN_ALL = f"""
import json, sys, time
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
notebook, began = nbformat.read(sys.argv[1], as_version=4), time.perf_counter()
error = None
try:
    NotebookClient(notebook, timeout={_CELL_SECONDS}, kernel_name="python3", store_widget_state=False).execute()
except CellExecutionError as failed:
    error = f"{{failed.ename}}: {{failed.evalue}}"
except CellTimeoutError as failed:
    error = str(failed)
nbformat.write(notebook, sys.argv[1])
print(json.dumps([time.perf_counter() - began, error]))
"""
_FREEZE = """
import importlib.metadata as m
print("\\n".join(f"{d.name}=={d.version}" for d in m.distributions()))
"""


def publish(folder: str | Path, branch: str) -> str:
    """Put the working tree, uncommitted changes included, into a git repository that can be cloned.

    Args:
        folder: where the repository goes; not there yet.
        branch: its only one.

    Returns:
        its address, file://….

    Raises:
        RuntimeError: this folder is no git repository, or git is missing.
    """
    try:
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError) as error:
        raise RuntimeError(f"Expected a git repository in {ROOT} and git on the path; got {error}.") from error
    for name in filter(None, names):
        if (ROOT / name).is_file():
            target = Path(folder, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
    who = ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@localhost", "-c", "commit.gpgsign=false"]
    for command in (["init", "--quiet", f"--initial-branch={branch}"], ["add", "--all"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    subprocess.run(["git", *who, "commit", "--quiet", "--message=rehearsal"], cwd=folder, check=True)
    return Path(folder).resolve().as_uri()


def rehearse(notebook: str | Path, *, python: str | Path, repository: str) -> dict:
    """Run one notebook, alone in an empty folder, in an environment with a stub of ``google.colab``.

    What it installs is taken out again, so that the next one finds what Colab offers and no more.

    Args:
        notebook: path; left as it is.
        python: path of the environment's Python.
        repository: what the setup cell clones.

    Returns:
        dict: "seconds"; "error", a text or None; "installed", list of name==version; "lost", list of what was there
        before and is not any more; "outputs", a list for each cell that was run.
    """
    with tempfile.TemporaryDirectory() as scratch:
        stub, content = Path(scratch, "stub"), Path(scratch, "content")
        content.mkdir()
        _write_stub(stub)
        own = shutil.copy2(notebook, content)
        environment = {name: value for name, value in os.environ.items() if name != "FIVE_MODELS_SWEEP"}
        environment |= {
            "PYTHONPATH": str(stub),
            "IPYTHONDIR": str(stub / "ipython"),
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        }
        environment |= {"FIVE_MODELS_REPOSITORY": repository, "FIVE_MODELS_HOME": str(Path(scratch, "home"))}
        before = _packages(python)
        done = subprocess.run(
            [python, "-c", _RUN_ALL, own], cwd=content, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
        after = _packages(python)
        if installed := sorted(after - before):
            names = [line.split("==")[0] for line in installed]
            subprocess.run([python, "-m", "pip", "uninstall", "--quiet", "--yes", *names], check=True)
        seconds, error = json.loads(done.stdout.splitlines()[-1])
        cells = nbformat.read(own, as_version=4).cells
        outputs = [cell.outputs for cell in cells if cell.cell_type == "code" and cell.execution_count]
    return {
        "seconds": seconds,
        "error": error,
        "installed": installed,
        "lost": sorted(before - after),
        "outputs": outputs,
    }


def _packages(python):
    return set(subprocess.run([python, "-c", _FREEZE], capture_output=True, text=True, check=True).stdout.split())


def _write_stub(folder):
    """`google.colab`, already imported when the first cell runs, as on Colab."""
    colab, startup = folder / "google" / "colab", folder / "ipython" / "profile_default" / "startup"
    for made in (colab, startup):
        made.mkdir(parents=True)
    (colab / "__init__.py").write_text("from google.colab import output\n")
    (colab / "output.py").write_text(
        "asked = 0\n\n\ndef enable_custom_widget_manager():\n    global asked\n    asked += 1\n"
    )
    (startup / "00-colab.py").write_text("import google.colab as _colab\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Run the notebooks as Colab would.")
    parser.add_argument("lessons", nargs="*", help="two digits each, 00 to 05; all if left out")
    parser.add_argument(
        "--python", default=sys.executable, help="Colab has Python 3.13; default: the one that runs this"
    )
    arguments = parser.parse_args()
    table = project_table()["five-models"]
    paths = [notebook_path(lesson) for lesson in arguments.lessons] or lesson_notebooks()
    python = make_environment("colab", table["colab"], python=arguments.python)
    version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{version}; {', '.join(table['colab'])}", flush=True)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        repository = publish(Path(folder, "five-models"), table["branch"])
        for path in paths:
            result = rehearse(path, python=python, repository=repository)
            well = result["error"] is None and not result["lost"]
            failed += not well
            print(
                f"{path.name}: {result['seconds']:.0f} s, {'ran to its end' if well else result['error'] or 'ran'}; "
                f"installed {', '.join(result['installed']) or 'nothing'}; "
                f"changed or removed {', '.join(result['lost']) or 'nothing'}",
                flush=True,
            )
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
