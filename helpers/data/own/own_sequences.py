"""A reader's own sequences, from a table or from arrays."""

import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from helpers.data.own.sequence_table import read_sequence_table
from helpers.data.own.sequences import as_sequences, why_no_measurement

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


class OwnSequences(NamedTuple):
    """What was in the file."""

    sequences: list[np.ndarray]  # n arrays float64 (steps, features)
    y: np.ndarray  # int64 (n,), numbers of classes
    names: tuple[str, ...]  # of the classes, sorted
    groups: np.ndarray | None  # (n,): who or what each sequence comes from, for split_by_group
    columns: tuple[str, ...]  # of the features
    left_out: tuple[str, ...]  # columns of the table that are no features, each with the reason


def load_own_sequences(path: str | Path) -> OwnSequences:
    """Read sequences from an .npz file (:func:`read_arrays`) or a .csv table (:func:`read_sequence_table`).

    Returns:
        OwnSequences.

    Raises:
        FileNotFoundError: no such file. ValueError: something missing or of another kind, the message says what; a
            single class.
    """
    if Path(path).suffix.lower() in (".csv", ".txt"):
        table = read_sequence_table(path)
        sequences, labels, groups = table["sequences"], table["labels"], table["groups"]
        columns, left_out = table["columns"], table["left_out"]
    else:
        arrays = read_arrays(path)
        sequences = as_sequences(arrays["x"], arrays["lengths"])
        labels, groups = _as_texts(arrays["y"], len(sequences)), arrays["groups"]
        columns, left_out = [f"feature {number}" for number in range(sequences[0].shape[1])], []
    if groups is not None and groups.shape != (len(sequences),):
        raise ValueError(
            f"Expected one group a sequence, shape ({len(sequences)},); got {groups.shape}. Leave groups out if unknown."
        )
    names = sorted(set(labels), key=lambda name: (not name.isdecimal(), int(name) if name.isdecimal() else 0, name))
    if len(names) < 2:
        raise ValueError(
            f"Expected two labels or more; all {len(labels)} sequences have {names[0]!r}. Add another kind."
        )
    y = np.array([names.index(label) for label in labels], "int64")
    return OwnSequences(sequences, y, tuple(names), groups, tuple(columns), tuple(left_out))


def describe_sequences(own: OwnSequences) -> str:
    """What was read, in plain lines: features, what was left out, classes, lengths, and what to look at again.

    Args:
        own: OwnSequences.

    Returns:
        str of a few lines.
    """
    lengths = np.array([len(one) for one in own.sequences])
    every = np.concatenate(own.sequences)
    lines = [f"{len(lengths)} sequences of {lengths.min()} to {lengths.max()} steps, {len(every):,} steps in all"]
    for name, low, high in zip(own.columns, every.min(axis=0), every.max(axis=0)):
        lines.append(f"read as a feature: {name}, from {low:.10g} to {high:.10g}")
    lines += [f"left out: {what}" for what in own.left_out]
    lines += [f"label {name}: {count} sequences" for name, count in zip(own.names, np.bincount(own.y))]
    if own.groups is None:
        lines.append(
            "no groups: fine if no two sequences come from one person or device; else name it in a column group"
        )
    else:
        lines.append(f"groups: {len(np.unique(own.groups))}, none of them on two sides of the split")
    for number, name in enumerate(own.columns):  # those of a table that are none were left out
        if reason := why_no_measurement(name, [one[:, number] for one in own.sequences], own.y.tolist()):
            lines.append(f"LOOK AGAIN: {name} may be no measurement: {reason}. If so, leave it out of x.")
    means = np.array([one.mean(axis=0) for one in own.sequences])
    for name, values in zip([*own.columns, "the number of steps"], np.column_stack([means, lengths]).T):
        if len(own.y) >= 10 and _tells_all(values, own.y):
            lines.append(
                f"LOOK AGAIN: {name} alone tells every label. Was it known before the label? If not, delete it."
            )
    for value in (0, -1):
        if count := _filled_up(own.sequences, value):
            lines.append(
                f"LOOK AGAIN: {count} sequences end in steps of {value} alone. Were they filled up? Store lengths."
            )
    return "\n".join(lines)


def _as_texts(y, count):
    if y.shape != (count,):
        raise ValueError(f"Expected one label a sequence as y, shape ({count},); got {y.shape}. Store y of that shape.")
    if y.dtype.kind == "f":
        if not (np.isfinite(y).all() and (y == np.rint(y)).all()):
            raise ValueError(
                f"Expected labels, whole numbers or texts; got {y.dtype} such as {y[y != np.rint(y)][0]:g}. Fill in what is "
                "missing; a measured quantity has to be cut into classes first, with np.digitize(y, [borders])."
            )
        return [f"{label:.0f}" for label in y]
    if y.dtype.kind not in "iubUS":
        raise ValueError(f"Expected whole numbers or texts as labels; got {y.dtype}. Write y=np.array(y).astype(str).")
    return [label.decode() if isinstance(label, bytes) else str(label) for label in y.tolist()]


def _tells_all(values, y):
    """Whether each class has values of its own: sorted by them, the labels stand class by class."""
    order = np.lexsort((y, values))
    apart = np.flatnonzero(np.diff(y[order]))
    return len(apart) == len(np.unique(y)) - 1 and (np.diff(values[order])[apart] > 0).all()


def _filled_up(sequences, value):
    """How many sequences end in steps that hold nothing but this value, if such steps stand at ends only."""
    such = [(one == value).all(axis=1) for one in sequences]
    return sum(steps[-1] for steps in such) if all((np.diff(steps.astype(int)) >= 0).all() for steps in such) else 0
