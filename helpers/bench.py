"""Measure speed, memory and quality of the series, as a table.

python -m helpers.bench                     # everything; about 25 minutes on two cores
python -m helpers.bench 03 --seeds 0 1 2    # one lesson
"""

import argparse
import subprocess
import sys
import threading
import time
from statistics import median

import nbformat
import psutil
from nbclient import NotebookClient

from helpers.notebook_cells import experiments, notebook_path, run_experiment
from helpers.notebook_outputs import CELL_SECONDS
from helpers.paths import NOTEBOOKS, ROOT

_LOAD = """
import sys, time
import helpers.data.loading
began = time.perf_counter()
parts = helpers.data.loading.load_dataset(sys.argv[1])
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


def _numbers(code, *arguments):
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [float(word) for word in done.stdout.split()]


def _run_all(path):
    """Seconds of a Run All, start of the kernel included; the longest cell's seconds; the kernel's peak MiB."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(NOTEBOOKS)}},
    )
    peak, stop = [0.0], threading.Event()

    def watch():
        while not stop.wait(0.2):
            for child in psutil.Process().children(recursive=True):
                try:
                    peak[0] = max(peak[0], child.memory_info().rss / 2**20)
                except psutil.NoSuchProcess:
                    continue

    cell_seconds, began_cell = [], [0.0]
    client.on_cell_execute = lambda **_: began_cell.__setitem__(0, time.perf_counter())
    client.on_cell_executed = lambda **_: cell_seconds.append(time.perf_counter() - began_cell[0])
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    began = time.perf_counter()
    try:
        client.execute()
    finally:
        stop.set()
        watcher.join()
    return time.perf_counter() - began, max(cell_seconds), peak[0]


def _print_table(title, columns, rows):
    rows = [[f"{value:.4g}" if isinstance(value, float) else str(value) for value in row] for row in rows]
    widths = [max(len(row[i]) for row in [columns, *rows]) for i in range(len(columns))]
    print(f"\n{title}")
    for row in [columns, ["-" * width for width in widths], *rows]:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description="Measure speed, memory and quality.")
    parser.add_argument("lessons", nargs="*", help="two digits each, 00 to 05; all if left out")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    arguments = parser.parse_args()
    paths = [notebook_path(lesson) for lesson in arguments.lessons] or sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))

    if not arguments.lessons:
        seconds = median(_numbers(_IMPORT)[0] for _ in range(3))
        _print_table("Import", ["what", "s"], [["import helpers (no TensorFlow)", seconds]])
        rows = [[name, *_numbers(_LOAD, name)] for name in ("digits", "digit scenes")]
        _print_table("Loading", ["data set", "s", "MiB of arrays"], rows)

    rows = [[path.stem, *_run_all(path)] for path in paths]
    if len(rows) > 1:
        rows.append(["all", sum(row[1] for row in rows), max(row[2] for row in rows), max(row[3] for row in rows)])
    _print_table("Run All", ["notebook", "s", "longest cell s", "peak MiB"], rows)

    rows = []
    for path in paths:
        for name in [name for name in experiments(path) if name == "final_model"]:
            results = [run_experiment(path, name, seed) for seed in arguments.seeds]
            for measure in results[0]:
                values = [float(result[measure]) for result in results]
                rows.append([path.stem, measure, median(values), min(values), max(values)])
    seeds = ", ".join(map(str, arguments.seeds))
    _print_table(f"Final models, seeds {seeds}", ["notebook", "measure", "median", "least", "most"], rows)


if __name__ == "__main__":
    main()
