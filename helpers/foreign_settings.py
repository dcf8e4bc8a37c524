"""Settings and files of the reader's that would change a lesson: set aside where that can be done, named where not."""

import contextlib
import importlib.machinery
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.state import state_folder

if TYPE_CHECKING:
    from types import ModuleType

# Read by Keras and TensorFlow when they are imported: another backend, fewer epochs, another Keras, other rounding.
_VARIABLES = (
    "KERAS_MAX_EPOCHS",
    "KERAS_MAX_STEPS_PER_EPOCH",
    "KERAS_NNX_ENABLED",
    "TF_ENABLE_ONEDNN_OPTS",
    "TF_USE_LEGACY_KERAS",
)


def set_variables_aside() -> None:
    """Undo, in this process, what the environment says of Keras, TensorFlow and Python's warnings."""
    os.environ["KERAS_BACKEND"] = "tensorflow"
    for name in _VARIABLES:
        os.environ.pop(name, None)
    if not os.path.isabs(os.path.expanduser("~")):  # without a home they would make a folder named "~"
        os.environ.setdefault("KERAS_HOME", str(state_folder() / "keras"))
    if sys.warnoptions:  # PYTHONWARNINGS: back to Python's own filters
        warnings.resetwarnings()
        for kind in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
            warnings.simplefilter("ignore", kind)
        warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")


@contextlib.contextmanager
def naming_keras_json() -> Iterator[None]:
    """A block that imports Keras, or TensorFlow, which holds an old one.

    Raises:
        RuntimeError: a keras.json has a value that they refuse.
    """
    try:
        yield
    except (AssertionError, ValueError) as error:
        folder = os.environ.get("KERAS_HOME", os.path.join("~", ".keras"))
        raise RuntimeError(
            f"Expected Keras to be imported; its settings keep it from that. {error} Rename or correct the file "
            f"{folder}/keras.json, then restart the kernel and run this cell again."
        ) from error


def import_keras() -> "ModuleType":
    """Keras with its defaults, whatever a keras.json says.

    Returns:
        the module.

    Raises:
        RuntimeError: it was imported with another backend before, or a keras.json keeps it from being imported.
    """
    with naming_keras_json():
        import keras
    if keras.config.backend() != "tensorflow":
        raise RuntimeError(
            f"Expected Keras with TensorFlow; it was imported with {keras.config.backend()} before this cell ran. "
            "Restart the kernel and run this cell first."
        )
    keras.config.set_floatx("float32")
    keras.config.set_epsilon(1e-7)
    keras.config.set_image_data_format("channels_last")
    keras.config.set_dtype_policy("float32")
    return keras


def hiding_files() -> list[Path]:
    """Files and packages in the working folder that are named like a module of Python or of a library."""
    here = Path.cwd()
    elsewhere = [entry for entry in sys.path if Path(entry).resolve() != here]
    found = [*here.glob("*.py"), *(file.parent for file in here.glob("*/__init__.py"))]
    names = sys.stdlib_module_names
    return sorted(
        path
        for path in found
        if path.stem in names or importlib.machinery.PathFinder.find_spec(path.stem, elsewhere) is not None
    )


def search_working_folder_last() -> None:
    """Let Python look for modules in the working folder last, so that nothing there hides a library.

    Raises:
        RuntimeError: a file of the reader's was already imported in the place of a library.
    """
    here = Path.cwd()
    sys.path.sort(key=lambda entry: Path(entry).resolve() == here)
    for path in hiding_files():
        loaded = getattr(sys.modules.get(path.stem), "__file__", None) or ""
        if Path(loaded) in (path, path / "__init__.py"):
            raise RuntimeError(
                f"Expected Python's own modules and the libraries; in place of {path.stem!r} your file {path} was "
                "imported. Rename that file, then restart the kernel and run this cell again."
            )
