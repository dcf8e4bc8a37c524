"""Look the machine over: what is there, what is missing, and what to do about it."""

import importlib.metadata
import platform
import sys
import tempfile
from typing import NamedTuple

from helpers.machine import available_cores, available_memory
from helpers.models import load_model, model_cards
from helpers.state import state_folder

_LEAST_MEMORY = 2 * 2**30


class Examined(NamedTuple):
    """One thing looked at: what, whether it is well, and what was found or what to do."""

    what: str
    well: bool
    words: str


def _version(package, low, high):
    try:
        version = importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return Examined(package, False, "not installed: run `make lab`, or install requirements.txt")
    numbers = tuple(int(part) for part in version.split(".")[:2])
    if low <= numbers <= high:
        return Examined(package, True, version)
    wanted = f"{low[0]}.{low[1]} to {high[0]}.{high[1]}"
    return Examined(package, False, f"{version}; expected {wanted}: run `make lab`, or install requirements.txt")


def _python():
    version = platform.python_version()
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Examined("Python", True, version)
    return Examined(
        "Python", False, f"{version}; expected 3.11 to 3.13: `make clean`, then `make lab PYTHON=python3.12`"
    )


def _gpu():
    import tensorflow as tf

    gpus = tf.config.list_physical_devices("GPU")
    found = f'{len(gpus)} found: for the sections "Go bigger" set PRESET = "gpu"'
    return Examined("GPU", True, found if gpus else "none, and none is needed: every lesson runs without")


def _threads():
    import tensorflow as tf

    cores, threads = available_cores(), tf.config.threading.get_intra_op_parallelism_threads()
    if threads in (0, cores):
        return Examined("threads", True, f"{cores} cores granted, TensorFlow uses {threads or 'all it sees'}")
    return Examined(
        "threads", False, f"TensorFlow uses {threads} of {cores} cores: restart the kernel, run the setup cell first"
    )


def _memory():
    free = available_memory()
    words = f"{free / 2**30:.1f} GiB free"
    if free >= _LEAST_MEMORY:
        return Examined("memory", True, words)
    return Examined(
        "memory", False, f"{words}; a lesson needs up to 2: shut down other kernels (Kernel → Shut Down All)"
    )


def _state():
    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Examined("state folder", True, "your digit and progress are kept")
    except OSError as error:
        return Examined(
            "state folder",
            False,
            f"cannot be written ({error.strerror}): set FIVE_MODELS_HOME to a folder of yours, restart the kernel",
        )


def _models():
    for name in model_cards():
        try:
            load_model(name)
        except (ValueError, OSError) as error:
            return Examined("stored models", False, str(error))
    return Examined("stored models", True, f"{len(model_cards())} loaded, checksums right")


def examine():
    """Look at everything that can be seen from the kernel.

    Returns:
        list of Examined: Python, TensorFlow, Keras, ipywidgets, GPU, threads, memory, state folder, stored models.
    """
    packages = [
        _version("tensorflow", (2, 20), (2, 21)),
        _version("keras", (3, 13), (3, 99)),
        _version("ipywidgets", (7, 7), (8, 99)),
    ]
    return [_python(), *packages, _gpu(), _threads(), _memory(), _state(), _models()]
