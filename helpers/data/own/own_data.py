"""The reader's own data from a file: an .npz of images or sequences, or a table of sequences in a .csv."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from helpers.data.own.arrays import read_arrays
from helpers.data.own.sequence_table import read_sequence_table
from helpers.data.own.sequences import check_sequences


class OwnData(NamedTuple):
    """What was in the file."""

    x: np.ndarray  # images uint8 (n, height, width, 1 or 3); sequences float32 (n, steps, features)
    y: np.ndarray  # int64 (n,), numbers of classes
    groups: np.ndarray | None  # (n,): who or what each sample comes from, for split_by_group
    names: tuple[str, ...]  # of the classes, sorted


def load_own_images(path):
    """Read images from an .npz file with arrays ``x``, ``y`` and, if known, ``groups``.

    Args:
        path: of a file as ``numpy.savez(path, x=x, y=y, groups=groups)`` writes it; x uint8, or float in [0, 1], of shape
            (n, height, width) or (n, height, width, 1 or 3); y whole numbers or texts, one each.

    Returns:
        OwnData.

    Raises:
        FileNotFoundError: no such file. ValueError: arrays missing, of another shape or kind, or pixels out of range.
    """
    x, y, groups = read_arrays(path)
    if x.ndim not in (3, 4) or (x.ndim == 4 and x.shape[3] not in (1, 3)) or 0 in x.shape:
        raise ValueError(
            f"Expected images of shape (n, height, width) or (n, height, width, 1 or 3); got {x.shape}. "
            "Put the sample first and the colours last."
        )
    if x.dtype.kind == "f":
        if not (np.isfinite(x).all() and x.min() >= 0 and x.max() <= 1):
            raise ValueError(
                f"Expected float pixels from 0 to 1; got {x.min():.3g} to {x.max():.3g}. Divide them by their largest value, "
                "or store uint8 from 0 to 255."
            )
        x = np.rint(x * 255).astype("uint8")
    if x.dtype != np.uint8:
        raise ValueError(f"Expected pixels as uint8, or floats from 0 to 1; got {x.dtype}. Convert: x.astype('uint8').")
    return _with_names(x if x.ndim == 4 else x[..., None], y, groups)


def load_own_sequences(path):
    """Read sequences from an .npz file as above, with x (n, steps, features), or from a .csv table.

    The table has one row a step: ``sequence`` (any name of the sequence), ``step`` (a number; rows may come in any
    order), one column for each measurement, ``label``, and, if known, ``group`` (who or what it comes from). Its first
    line holds these names; columns are parted by commas.

    Returns:
        OwnData; sequences in the order of their first rows.

    Raises:
        FileNotFoundError: no such file. ValueError: columns missing, values that are no numbers (with the line),
            a sequence with two labels or groups, a step twice, unequal lengths.
    """
    x, y, groups = read_sequence_table(path) if Path(path).suffix.lower() == ".csv" else read_arrays(path)
    return _with_names(check_sequences(x), y, groups)


def _with_names(x, y, groups):
    if y.shape != (len(x),) or y.dtype.kind not in "iuU":
        raise ValueError(
            f"Expected one whole number or text a sample as y, shape ({len(x)},); got {y.shape} of {y.dtype}."
        )
    if groups is not None and groups.shape != (len(x),):
        raise ValueError(
            f"Expected one group a sample, shape ({len(x)},); got {groups.shape}. Leave groups out if unknown."
        )
    names, numbers = np.unique(y, return_inverse=True)
    return OwnData(x, numbers.astype("int64"), groups, tuple(map(str, names)))
