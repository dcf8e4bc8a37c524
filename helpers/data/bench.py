"""Measure what it costs to have data at hand; `make bench` prints the tables.

python -m helpers.data.bench     # JSON, a line a table: title, columns, rows; under three minutes on two cores
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from helpers.data.download_bench import download_overhead
from helpers.data.full_size import FULL_SIZE
from helpers.data.stand_ins import make_stand_ins
from helpers.paths import ROOT

_FETCH = """
import os, sys
from helpers.data import download, stand_ins
stand_ins.pretend(sys.argv[1])
print(*[download.fetch(file).stat().st_size for file in os.listdir(sys.argv[1])])
"""
_LOAD = """
import pathlib, re, sys, time
from helpers.data import full_size, stand_ins
stand_ins.pretend(sys.argv[1])
began, busy = time.perf_counter(), time.process_time()
*parts, names = full_size.load_full_size(sys.argv[2])
seconds, busy = time.perf_counter() - began, time.process_time() - busy
held = sum(array.nbytes for part in parts for array in part) / 2**20
status = pathlib.Path("/proc/self/status")  # Linux; elsewhere the peak is not known
peak = int(re.search("VmHWM:\\s+(\\d+)", status.read_text())[1]) / 2**10 if status.exists() else float("nan")
print(sum(len(x) for x, _ in parts), seconds, busy, held, peak)
"""
_FEED = """
import sys, time
import numpy as np
from helpers.startup import start
start()
import keras
import tensorflow as tf
from helpers.data.pipeline import batches

count, size, way = 20_000, 64, sys.argv[1]
rng = np.random.default_rng(0)
x, y = rng.integers(0, 256, (count, 64, 64, 3), "uint8"), rng.integers(0, 10, count)
if "array" in way:
    x = np.divide(x, 255, dtype="float32")
dataset = batches(x, y, batch=size, seed=0) if "pipeline" in way else None
model = keras.Sequential([keras.Input((64, 64, 3)), keras.layers.GlobalAveragePooling2D(), keras.layers.Dense(10)])
model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True))

def epoch():
    if way == "fit pipeline":
        model.fit(dataset, shuffle=False, verbose=0)
    elif way == "fit array":
        model.fit(x, y, batch_size=size, verbose=0)
    elif way == "pipeline":
        for _ in dataset:
            pass
    else:
        order = rng.permutation(count) if "random" in way else None
        for first in range(0, count, size):
            chosen = slice(first, first + size) if order is None else order[first : first + size]
            tf.constant(x[chosen]), tf.constant(y[chosen])

seconds, busy = [], []
for _ in range(10):
    began, busy_before = time.perf_counter(), time.process_time()
    epoch()
    seconds.append(time.perf_counter() - began)
    busy.append(time.process_time() - busy_before)
print(count / min(seconds), min(busy) / count * 1e6, x.nbytes / 2**20)
"""


def _numbers(code, *arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(word) for word in done.stdout.splitlines()[-1].split()]


def load_costs(*, share=1.0):
    """Load every full-size set in a process of its own, from made-up files in the real formats and of the real sizes.

    Args:
        share: of the real number of samples.

    Returns:
        list of rows: name, samples, seconds, CPU-seconds, MiB of the arrays, peak MiB of the process; the file is
        already fetched, its checksum is looked over each time.
    """
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        mirror = Path(folder, "mirror")
        make_stand_ins(mirror, share=share)
        places = {"FIVE_MODELS_MIRROR": str(mirror), "FIVE_MODELS_HOME": str(Path(folder, "home"))}
        _numbers(_FETCH, mirror, **places)
        for name in FULL_SIZE:
            samples, *costs = _numbers(_LOAD, mirror, name, **places)
            rows.append([name, int(samples), *costs])
    return rows


def pipeline_speed():
    """Draw 20,000 pictures of 64×64×3 in batches of 64, by a pipeline and from an array; alone, and feeding a training.

    The model that is trained hardly computes: what is measured is how fast it gets its pictures.

    Returns:
        list of rows: way, images per second and CPU-microseconds an image (the best of ten epochs: other programs only
        ever slow one down), MiB of the array.
    """
    ways = {
        "pipeline": "pipeline: uint8, shuffled, floats made on the way",
        "array random": "float32 array, indexed in random order",
        "array slices": "float32 array, slices in order, not shuffled",
        "fit pipeline": "fit of a tiny model, fed by the pipeline",
        "fit array": "fit of a tiny model, fed by the float32 array",
    }
    return [[words, *_numbers(_FEED, way)] for way, words in ways.items()]


def main():
    columns = ["data set", "samples", "s", "CPU-s", "MiB of arrays", "peak MiB"]
    print(json.dumps(["Loading, full size (made up in the real formats)", columns, load_costs()]), flush=True)
    columns = ["way", "images/s", "CPU-µs an image", "MiB held"]
    print(json.dumps(["Feeding 64×64 pictures, batches of 64", columns, pipeline_speed()]), flush=True)
    costs = download_overhead()
    print(json.dumps(["A download of 100 MB from this machine", list(costs), [list(costs.values())]]), flush=True)


if __name__ == "__main__":
    main()
