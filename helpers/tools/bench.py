"""Measure speed, memory and quality of the series, as a table.

python -m helpers.tools.bench                     # everything; about 30 minutes on two cores
python -m helpers.tools.bench 03 --seeds 0 1 2    # one lesson

Test scores are hidden unless the environment says FINAL=1; `--blocks 0 1 2 3 4 5` holds back other scans for validation.
"""

import argparse
import contextlib
import json
import subprocess
import sys
import time
from statistics import median

import nbformat
import psutil

from helpers.paths import ROOT, lesson_notebooks
from helpers.tools.kernels import fresh_kernel, looking_on
from helpers.tools.notebook_cells import experiments, notebook_path, run_experiment
from helpers.tools.recorder import HIDDEN, without_test_scores

_LOAD = """
import sys, time
import helpers.data.builtin.loading
began = time.perf_counter()
parts = helpers.data.builtin.loading.load_dataset(sys.argv[1])
size = sum(array.nbytes for part in parts for array in part)
print(time.perf_counter() - began, size / 2**20)
"""
_IMPORT = """
import sys, time
began = time.perf_counter()
import helpers
assert "tensorflow" not in sys.modules
print(time.perf_counter() - began)
"""


_SWEEP = """
import gc as _gc, json as _json
from helpers.panels.panel import Panel as _Panel
_panels = sorted((thing for thing in _gc.get_objects() if isinstance(thing, _Panel)), key=lambda panel: panel.model_id)
print(_json.dumps([[panel.alt, panel.sweep()] for panel in _panels]))
"""


def _numbers(code, *arguments):
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [float(word) for word in done.stdout.split()]


def _children_mib():
    """MiB of the largest child process: the kernel."""
    sizes = [0.0]
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            sizes.append(child.memory_info().rss / 2**20)
    return max(sizes)


def _kernel_cpu_seconds():
    """Processor seconds of the kernel so far: of the child process that used most."""
    used = [0.0]
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = child.cpu_times()
            used.append(times.user + times.system)
    return max(used)


def _run_all(path):
    """Run a notebook, then move each of its panels.

    Returns:
        seconds of the Run All (start of the kernel included), the kernel's CPU-seconds, its longest cell's seconds, the kernel's peak MiB,
        and for each panel its alt text and the list of seconds that its moves took.
    """
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(_SWEEP))
    cell_seconds, sizes = [], [0.0]
    began = time.perf_counter()
    with fresh_kernel(notebook) as client:
        with looking_on(lambda: sizes.append(_children_mib()), 0.2):
            for number, cell in enumerate(notebook.cells[:-1]):
                began_cell = time.perf_counter()
                client.execute_cell(cell, number)
                cell_seconds.append(time.perf_counter() - began_cell)
        seconds = time.perf_counter() - began
        cpu_seconds = _kernel_cpu_seconds()
        client.execute_cell(notebook.cells[-1], len(notebook.cells) - 1)
    moves = json.loads("".join(output.get("text", "") for output in notebook.cells[-1].outputs))
    return seconds, cpu_seconds, max(cell_seconds), max(sizes), moves


def _print_table(title, columns, rows):
    rows = [[f"{value:.4g}" if isinstance(value, float) else str(value) for value in row] for row in rows]
    widths = [max(len(row[i]) for row in [columns, *rows]) for i in range(len(columns))]
    print(f"\n{title}")
    for row in [columns, ["-" * width for width in widths], *rows]:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure speed, memory and quality.")
    parser.add_argument("lessons", nargs="*", help="two digits each, 00 to 05; all if left out")
    parser.add_argument(
        "--seeds", type=int, nargs="*", default=[0, 1, 2], help="of the final models; none: leave them out"
    )
    parser.add_argument("--blocks", type=int, nargs="*", choices=range(6), help="of scans held back for validation")
    arguments = parser.parse_args()
    paths = [notebook_path(lesson) for lesson in arguments.lessons] or lesson_notebooks()

    if not arguments.lessons:
        seconds = median(_numbers(_IMPORT)[0] for _ in range(3))
        _print_table("Import", ["what", "s"], [["import helpers (no TensorFlow)", seconds]])
        rows = [[name, *_numbers(_LOAD, name)] for name in ("digits", "digit scenes")]
        _print_table("Loading", ["data set", "s", "MiB of arrays"], rows)
        done = subprocess.run(
            [sys.executable, "-m", "helpers.tools.data_bench"], cwd=ROOT, stdout=subprocess.PIPE, check=True
        )
        for line in done.stdout.splitlines():
            _print_table(*json.loads(line))

    rows, moved = [], []
    for path in paths:
        *numbers, moves = _run_all(path)
        rows.append([path.stem, *numbers])
        print(f"{path.stem}: Run All {numbers[0]:.0f} s", flush=True)
        moved += [
            [path.stem, alt[:60], len(times), 1000 * median(times), 1000 * max(times)] for alt, times in moves if times
        ]
    if len(rows) > 1:
        rows.append(
            ["all", *(sum(row[i] for row in rows) for i in (1, 2)), *(max(row[i] for row in rows) for i in (3, 4))]
        )
    _print_table("Run All", ["notebook", "s", "CPU-s", "longest cell s", "peak MiB"], rows)

    _print_table("Panels, kernel side", ["notebook", "panel", "moves", "median ms", "most ms"], moved)

    if not arguments.seeds:
        return
    rows = []
    for path in paths:
        for name in [name for name in experiments(path) if name == "final_model"]:
            runs = [(seed, block) for block in arguments.blocks or [None] for seed in arguments.seeds]
            results = [without_test_scores(run_experiment(path, name, seed, block=block)) for seed, block in runs]
            for measure in results[0]:
                if results[0][measure] == HIDDEN:
                    rows.append([path.stem, measure, HIDDEN, "", ""])
                    continue
                values = [float(result[measure]) for result in results]
                rows.append([path.stem, measure, median(values), min(values), max(values)])
    seeds = ", ".join(map(str, arguments.seeds))
    _print_table(f"Final models, seeds {seeds}", ["notebook", "measure", "median", "least", "most"], rows)


if __name__ == "__main__":
    main()
