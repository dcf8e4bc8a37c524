"""Read the reader's own arrays from an .npz file; nothing in it is ever run."""

import zipfile
import zlib
from pathlib import Path

import numpy as np


def read_arrays(path):
    """The arrays ``x``, ``y`` and, if it is there, ``groups`` of an .npz file.

    Args:
        path: of a file as ``numpy.savez(path, x=x, y=y)`` writes it.

    Returns:
        (x, y, groups): arrays as they were stored; groups is None where there is none.

    Raises:
        FileNotFoundError: no such file. ValueError: no archive of plain arrays, or no x or y in it.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"Expected your data in {path}; there is no such file. Check the path.")
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except (ValueError, OSError, EOFError, AttributeError, TypeError, zipfile.BadZipFile, zlib.error) as error:
        raise ValueError(
            f"Expected an .npz file of plain arrays; {path.name} cannot be read as one ({error}). Write it with "
            "numpy.savez(path, x=x, y=y), where x is one array. If your sequences have unequal lengths, pad them: "
            'keras.utils.pad_sequences(sequences, padding="post", dtype="float32", value=-1).'
        ) from error
    if not {"x", "y"} <= set(arrays):
        raise ValueError(
            f"Expected arrays x and y in {path.name}; got {', '.join(arrays) or 'none'}. numpy.savez(path, x=x, y=y)."
        )
    return arrays["x"], arrays["y"], arrays.get("groups")
