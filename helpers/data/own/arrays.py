"""Read the reader's own sequences from an .npz file; nothing in it is ever run."""

import zipfile
import zlib
from pathlib import Path

import numpy as np

_OBJECTS = {
    "x": "One array of numbers is wanted. If your sequences have unequal lengths, fill them up at the end, "
    'keras.utils.pad_sequences(sequences, padding="post", dtype="float64"), and store how long each is as lengths.',
    "y": "Pandas stores texts so. Write y=np.array(y).astype(str).",
    "groups": "Pandas stores texts so. Write groups=np.array(groups).astype(str).",
    "lengths": "Write lengths=np.array(lengths).astype(int).",
}


def read_arrays(path: str | Path) -> dict[str, np.ndarray | None]:
    """The arrays of an .npz file as ``numpy.savez(path, x=x, y=y, groups=groups, lengths=lengths)`` writes it.

    Args:
        path: of the file; "~" is the reader's own folder.

    Returns:
        dict of "x", "y", "groups" and "lengths" to arrays as they were stored; None for one of the last two not there.

    Raises:
        FileNotFoundError: no such file. ValueError: no archive of plain arrays, or no x or y in it.
    """
    path = Path(path).expanduser()
    if not path.is_file():
        raise FileNotFoundError(f"Expected your data in {path}; there is no such file. Check the path.")
    name = None
    try:
        with np.load(path, allow_pickle=False) as file:
            if not {"x", "y"} <= set(file.files):
                found = ", ".join(file.files) or "none"
                raise KeyError(f"Expected arrays x and y in {path.name}; got {found}. numpy.savez(path, x=x, y=y).")
            arrays = dict.fromkeys(_OBJECTS)
            for name in set(_OBJECTS) & set(file.files):
                arrays[name] = file[name]
        return arrays
    except KeyError as error:
        raise ValueError(error.args[0]) from error
    except (ValueError, OSError, EOFError, AttributeError, TypeError, zipfile.BadZipFile, zlib.error) as error:
        if name and "Object arrays" in str(error):
            raise ValueError(
                f"Expected plain numbers or texts in {path.name}; its {name} holds Python objects. {_OBJECTS[name]}"
            ) from error
        raise ValueError(
            f"Expected an .npz file of plain arrays; {path.name} cannot be read as one ({error}). "
            "Write it with numpy.savez(path, x=x, y=y)."
        ) from error
