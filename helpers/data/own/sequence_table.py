"""Read sequences from a table: one row a step."""

import csv
import io
import math
from pathlib import Path

import numpy as np

from helpers.data.own.sequences import why_no_measurement

GROUPS = ("group", "subject", "participant", "person", "patient", "user", "writer", "speaker", "device")
_TABLE = "A row is a step: the columns sequence, step, your measurements, label, and group if you know it."
_KEYS = ("sequence", "step", "label")
_COUNTERS = ("index", "id", "row", "unnamed: 0")  # what other tools call the numbers of their rows


def read_sequence_table(path: str | Path) -> dict:
    """Read a .csv with one row a step: the columns sequence, step, measurements of any names, label, and group or none.

    The group may be called subject, participant, writer and so on (``GROUPS``). Columns are parted by commas, or by
    semicolons with decimal commas. Empty rows and columns of a spreadsheet are passed over. A column that measures
    nothing at a step is no feature: text, the number of a row, a clock, what is the same all through a sequence.

    Returns:
        dict: "sequences", list of float64 arrays (steps, features), in the order of their first rows and the steps in
        theirs; "labels", list of texts; "groups", array of texts or None; "columns", names of the features;
        "left_out", for each column left out its name and the reason.

    Raises:
        FileNotFoundError: no such file. ValueError: a column missing, a gap, a value that is no number, a step twice,
            two labels or groups in a sequence; all but the first name the line.
    """
    path = Path(path).expanduser()
    if not path.is_file():
        raise FileNotFoundError(f"Expected your table in {path}; there is no such file. Check the path.")
    try:
        text = path.read_text("utf-8-sig")
        mark = ";" if ";" in text.partition("\n")[0] else ","
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        header = [name.strip() for name in next(rows, [])]
        table = _Table(path.name, header, mark)
        for row in rows:
            table.add(list(map(str.strip, row)), f"line {rows.line_num} of {path.name}")
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(
            f"Expected a table of text; {path.name} cannot be read as one ({error}). Save it as CSV in UTF-8."
        ) from error
    return table.contents()


class _Table:
    def __init__(self, file, header, mark):
        names = [name.lower() for name in header]
        named = [name for name in names if name]
        missing = [name for name in _KEYS if name not in names]
        if missing or len(set(named)) < len(named):
            what = f"no column {' or '.join(missing)}" if missing else "a column twice"
            raise ValueError(f"Expected columns as below in {file}; got {what} in {', '.join(header)}. {_TABLE}")
        self.group = next((name for name in GROUPS if name in names), None)
        self.keys = {name: names.index(name) for name in (*_KEYS, self.group) if name}
        self.others = [place for place in range(len(names)) if place not in self.keys.values()]
        self.file, self.header, self.mark = file, header, mark
        self.found = {}  # sequence → {"steps": {step: numbers}, "label": …, "group": …}
        self.filled, self.no_number = set(), {}  # places with any value; place → [line and text of the first, how many]
        self.rows = 0

    def add(self, row, where):
        if not any(row):
            return
        while len(row) > len(self.header) and not row[-1]:
            row.pop()
        cells = {name: row[place] for name, place in self.keys.items() if place < len(row)}
        if len(row) != len(self.header) or "" in cells.values():
            raise ValueError(
                f"Expected a value in every column; {where} has a gap or a value too many: {row}. Complete it."
            )
        self.rows += 1
        step = self._number(cells["step"])
        if not math.isfinite(step):
            raise _no_number("step", where, cells["step"])
        one = self.found.setdefault(cells["sequence"], {"steps": {}, **cells})
        if step in one["steps"]:
            raise ValueError(
                f"Expected each step once; {where} gives step {cells['step']} of sequence {cells['sequence']} again. "
                "Number the steps, or give each sequence a name of its own."
            )
        for what in filter(None, ("label", self.group)):
            if cells[what] != one[what]:
                raise ValueError(
                    f"Expected one {what} for a whole sequence; {where} gives sequence {cells['sequence']} "
                    f"{cells[what]!r} after {one[what]!r}. Correct it, or cut the sequence in two."
                )
        one["steps"][step] = [self._measured(row[place], place, where) for place in self.others]

    def _measured(self, text, place, where):
        if text:
            self.filled.add(place)
        value = self._number(text)
        if not math.isfinite(value):
            self.no_number.setdefault(place, [where, text, 0])[2] += 1
        return value

    def _number(self, text):
        try:
            return float(text.replace(",", ".") if self.mark == ";" else text)
        except ValueError:
            return math.nan

    def contents(self):
        if not self.found:
            raise ValueError(f"Expected rows under the first line of {self.file}; got none. {_TABLE}")
        sequences = []
        for one in self.found.values():
            steps = [one["steps"][step] for step in sorted(one["steps"])]
            sequences.append(np.array(steps, "float64").reshape(len(steps), len(self.others)))
        kept, left_out = [], []
        for column, place in enumerate(self.others):
            reason = self._why_no_measurement(place, [one[:, column] for one in sequences])
            if reason is None:
                kept.append(column)
            elif self.header[place] or place in self.filled:
                left_out.append(f"{self.header[place] or f'column {place + 1}'} ({reason})")
        if not kept:
            reasons = "; ".join(left_out) or "none"
            raise ValueError(f"Expected a column of measurements in {self.file}; left out: {reasons}. {_TABLE}")
        return {
            "sequences": [one[:, kept] for one in sequences],
            "labels": [one["label"] for one in self.found.values()],
            "groups": np.array([one[self.group] for one in self.found.values()]) if self.group else None,
            "columns": [self.header[self.others[column]] for column in kept],
            "left_out": left_out,
        }

    def _why_no_measurement(self, place, values):
        name = self.header[place].lower()
        if not name:
            return "it has no name"
        where, text, count = self.no_number.get(place, ("", "", 0))
        if count == self.rows:
            return "text" if place in self.filled else "empty"
        if count:
            raise _no_number(self.header[place], where, text)
        if name in _COUNTERS:
            return "it numbers the rows"
        return why_no_measurement(name, values, [one["label"] for one in self.found.values()])


def _no_number(column, where, text):
    return ValueError(
        f"Expected a number in column {column}; {where} has {text!r}. Fill it in, or leave the sequence out."
    )
