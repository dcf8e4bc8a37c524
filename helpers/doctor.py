"""Look the machine over: what is there, what is missing, and what to do about it."""

import importlib
import os
import platform
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from helpers.foreign_settings import hiding_files
from helpers.machine import available_cores, available_memory
from helpers.models import load_model, model_cards
from helpers.paths import ROOT
from helpers.state import VARIABLE, state_folder, state_trouble

_LEAST_MEMORY = 2 * 2**30


class Examined(NamedTuple):
    """One thing looked at: what, whether it is well, and what was found or what to do."""

    what: str
    well: bool
    words: str


def _claims():
    """What pyproject.toml claims to run with: the Python, and package → versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages = {package.name: package.specifier for package in map(Requirement, project["dependencies"])}
    return SpecifierSet(project["requires-python"]), packages


def _package(name):
    try:
        version = importlib.import_module(name).__version__  # whatever it is called: tensorflow-cpu brings tensorflow
    except ImportError:
        return Examined(name, False, "not installed: run `make lab`, or install requirements.txt")
    claimed = _claims()[1][name]
    if claimed.contains(version, prereleases=True):
        return Examined(name, True, version)
    return Examined(name, False, f"{version}; expected {claimed}: run `make lab`, or install requirements.txt")


def _python():
    version, claimed = platform.python_version(), _claims()[0]
    if claimed.contains(".".join(map(str, sys.version_info[:2]))):
        return Examined("Python", True, version)
    return Examined("Python", False, f"{version}; expected {claimed}: `make clean`, then `make lab PYTHON=python3.12`")


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
    trouble = state_trouble()
    remedy = f"set {VARIABLE} to a folder of yours, restart the kernel"
    if trouble:
        return Examined("state folder", False, f"{trouble}: {remedy}")
    if state_folder().parent == Path(tempfile.gettempdir()) and not os.environ.get(VARIABLE):
        return Examined(
            "state folder", False, f"you have no home folder, so what is kept may be gone tomorrow: {remedy}"
        )
    return Examined("state folder", True, "your digit and progress are kept")


def _own_files():
    names = ", ".join(str(path) for path in hiding_files())
    if not names:
        return Examined("own files", True, "none beside the lesson has the name of a library")
    return Examined("own files", False, f"{names}: named like a library; rename, then restart the kernel")


def _models():
    for name in model_cards():
        try:
            load_model(name)
        except (ValueError, OSError) as error:
            return Examined("stored models", False, str(error))
    return Examined("stored models", True, f"{len(model_cards())} loaded, checksums right")


def examine() -> list[Examined]:
    """Look at everything that can be seen from the kernel.

    Returns:
        list of Examined: Python, TensorFlow, Keras, ipywidgets, GPU, threads, memory, state folder, own files, stored models.
    """
    packages = [
        _package("tensorflow"),
        _package("keras"),
        _package("ipywidgets"),
    ]
    return [_python(), *packages, _gpu(), _threads(), _memory(), _state(), _own_files(), _models()]
