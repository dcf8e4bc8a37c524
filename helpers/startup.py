"""Start a lesson: seed, threads, a quiet TensorFlow, and one line that says what is there."""

import contextlib
import gc
import importlib.util
import logging
import os
import platform
import subprocess
import sys
import warnings

from helpers.foreign_settings import import_keras, naming_keras_json, search_working_folder_last, set_variables_aside
from helpers.machine import available_cores, available_memory, hand_memory_back, limit_heaps, short_memory


@contextlib.contextmanager
def _without_stderr():
    """Silence file descriptor 2, where TensorFlow's C++ writes log lines that no setting turns off."""
    try:
        os.fstat(2)
    except OSError:  # closed: silent for good, lest a file of the reader's gets its number and the log lines
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    saved, null = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    try:
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
        os.close(null)


# What the helpers need beyond Colab's own packages, each with what it needs itself; a test keeps the list whole.
_COLAB_MAY_LACK = ("anywidget", "cloudpickle", "filelock", "platformdirs", "psygnal")


def _prepare_colab():
    """Install what Colab lacks, and nothing else; let it show widgets that are not its own. Safe to call again.

    `--no-deps`: pip must not touch Colab's TensorFlow, Keras or NumPy, not even for a package that asks for others.

    Raises:
        RuntimeError: pip could not fetch a package.
    """
    missing = [name for name in _COLAB_MAY_LACK if importlib.util.find_spec(name) is None]
    if missing:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check"]
        done = subprocess.run([*pip, "--retries", "1", "--timeout", "15", *missing], capture_output=True, text=True)
        if done.returncode:
            said = (done.stderr.strip().splitlines() or ["nothing"])[-1]
            raise RuntimeError(
                f"Expected to install {', '.join(missing)}; pip failed and said: {said} Check the network and run this cell again."
            )
        importlib.invalidate_caches()
    from google.colab import output

    output.enable_custom_widget_manager()


def _tidy_after_cells():
    """After each cell hand freed memory back to the system.

    Once a later cell succeeds, also forget the last error, whose frames keep copies of the data; `%debug` right
    after the error still works.
    """
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return

    def tidy(result):
        if result.success:
            shell.InteractiveTB.tb = None
            for name in ("last_type", "last_value", "last_traceback", "last_exc"):
                sys.__dict__.pop(name, None)
        hand_memory_back()

    shell.events.register("post_run_cell", tidy)


def start(seed: int = 0) -> None:
    """Prepare this kernel for a lesson; call it before anything imports TensorFlow. Safe to call again.

    Seeds Python, NumPy and TensorFlow, gives TensorFlow the cores this machine grants, lets a GPU
    grow its memory as needed, and prints one line about the machine.

    Args:
        seed: whole number, 0 to 2**32 - 1.

    Raises:
        ValueError: a seed that is none.
        RuntimeError: TensorFlow cannot be imported, Keras was imported with another backend, a file beside the lesson
            took the place of a library, or on Colab a small package cannot be fetched.
    """
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed < 2**32:
        raise ValueError(
            f"Expected a whole number from 0 to 4294967295 as seed; got {seed!r}. For example start(seed=0)."
        )
    set_variables_aside()
    search_working_folder_last()
    if "google.colab" in sys.modules:
        _prepare_colab()
    first = "tensorflow" not in sys.modules
    if first:
        limit_heaps()
        _tidy_after_cells()
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # "building the font cache" and the like
    # 3: oneDNN logs as an error what it only does in another way, into the middle of a lesson; real ones raise in Python.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    cores = available_cores()
    try:
        with _without_stderr(), naming_keras_json():
            import tensorflow as tf

            if first:
                tf.config.threading.set_intra_op_parallelism_threads(cores)
                tf.config.threading.set_inter_op_parallelism_threads(min(2, cores))
                for gpu in tf.config.list_physical_devices("GPU"):
                    tf.config.experimental.set_memory_growth(gpu, True)
            gpus = len(tf.config.list_logical_devices("GPU"))
    except ImportError as error:
        raise RuntimeError(
            f"Expected TensorFlow to be installed; importing it failed: {error}. Start with `make lab`, or install requirements.txt."
        ) from error
    keras = import_keras()
    logging.getLogger("tensorflow").setLevel(logging.ERROR)  # "triggered retracing": of many small models, no fault
    # A warning is its message; the path of the library that gave it helps no learner.
    warnings.formatwarning = lambda message, category, *_, **__: f"{category.__name__}: {message}\n"
    keras.utils.set_random_seed(seed)
    if first:
        gc.freeze()  # what was imported stays; without it each collection would take hundredths of a second
    hardware = f"{gpus} GPU" if gpus else f"no GPU, {cores} CPU core{'s' * (cores > 1)}"
    print(
        f"Ready: Python {platform.python_version()} · TensorFlow {tf.__version__} · Keras {keras.__version__} · "
        f"{hardware} · {available_memory() / 2**30:.1f} GiB free · seed {seed}"
    )
    if words := short_memory():
        print(words)
