"""Read sequences from a table: one row a step."""

import csv
import math
from pathlib import Path

import numpy as np

_TABLE = "A row is a step: the columns sequence, step, your measurements, label, and group if you know it."


def read_sequence_table(path):
    """Read a .csv with one row a step: the columns sequence, step, measurements of any names, label, and group or none.

    Returns:
        (x, y, groups): list of sequences in the order of their first rows, each a list of steps in their order, each a
        list of numbers; array of labels, int64 if all are whole numbers, else texts; of groups as texts, or None.

    Raises:
        FileNotFoundError: no such file. ValueError: a column missing, a gap, a value that is no number, a step twice,
            two labels or groups in a sequence; all but the first name the line.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"Expected your table in {path}; there is no such file. Check the path.")
    found = {}  # sequence → {"steps": {step: measurements}, "label": …, "group": …}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            header = [name.strip() for name in next(rows, [])]
            measured = _measured_columns(path, header)
            for row in filter(None, rows):
                _add_step(found, header, row, measured, f"line {rows.line_num} of {path.name}")
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(
            f"Expected a table of text; {path.name} cannot be read as one ({error}). Save it as CSV in UTF-8."
        ) from error
    if not found:
        raise ValueError(f"Expected rows under the first line of {path.name}; got none. {_TABLE}")
    x = [[one["steps"][step] for step in sorted(one["steps"])] for one in found.values()]
    labels = [one["label"] for one in found.values()]
    y = np.array(labels, "int64" if all(label.isdecimal() for label in labels) else None)  # so that 10 comes after 9
    groups = np.array([one["group"] for one in found.values()]) if "group" in header else None
    return x, y, groups


def _measured_columns(path, header):
    missing = [name for name in ("sequence", "step", "label") if name not in header]
    if missing or len(set(header)) < len(header):
        what = f"no column {' or '.join(missing)}" if missing else "a column twice"
        semicolons = " Part the columns by commas, not semicolons." if len(header) == 1 and ";" in header[0] else ""
        raise ValueError(
            f"Expected columns as below in {path.name}; got {what} in {', '.join(header)}.{semicolons} {_TABLE}"
        )
    measured = [name for name in header if name not in ("sequence", "step", "label", "group")]
    if not measured:
        raise ValueError(f"Expected a column of measurements in {path.name}; got only {', '.join(header)}. {_TABLE}")
    return measured


def _add_step(found, header, row, measured, where):
    cells = dict(zip(header, map(str.strip, row)))
    if len(row) != len(header) or "" in cells.values():
        raise ValueError(
            f"Expected a value in every column; {where} has a gap or a value too many: {row}. Complete it."
        )
    step, *numbers = (_number(cells[name], name, where) for name in ("step", *measured))
    one = found.setdefault(cells["sequence"], {"steps": {}, "label": cells["label"], "group": cells.get("group")})
    if step in one["steps"]:
        raise ValueError(f"Expected each step once; {where} gives step {step:g} of sequence {cells['sequence']} again.")
    for what in ("label", "group"):
        if cells.get(what) != one[what]:
            raise ValueError(
                f"Expected one {what} for a whole sequence; {where} gives sequence {cells['sequence']} {cells[what]!r} after "
                f"{one[what]!r}. Correct it, or cut the sequence in two."
            )
    one["steps"][step] = numbers


def _number(text, column, where):
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(
            f"Expected a number in column {column}; {where} has {text!r}. Fill it in, or leave the sequence out."
        )
    return value
