import numpy as np
import pytest

from helpers.data.own.sequence_table import GROUPS, read_sequence_table

GOOD = "sequence,step,x,y,label,group\nwalk 1,0,1,2,slow,ann\nwalk 1,2,5,6,slow,ann\nwalk 1,1,3,4,slow,ann\nb,0,7,8,fast,bo\n"


@pytest.fixture
def table(tmp_path):
    def write(text, encoding="utf-8"):
        (tmp_path / "mine.csv").write_bytes(text.encode(encoding))
        return tmp_path / "mine.csv"

    return write


def with_column(name, value, count=24, steps=5):
    """A table with one measurement x and a further column: value(sequence, step, row)."""
    rng, lines = np.random.default_rng(0), [f"sequence,step,x,{name},label"]
    for row in range(count * steps):
        sequence, step = divmod(row, steps)
        lines.append(f"{sequence},{step},{rng.normal():.3f},{value(sequence, step, row)},{'ab'[sequence % 2]}")
    return "\n".join(lines) + "\n"


def test_steps_are_put_in_order(table):
    read = read_sequence_table(table(GOOD))
    assert [one.tolist() for one in read["sequences"]] == [[[1, 2], [3, 4], [5, 6]], [[7, 8]]]
    assert read["labels"] == ["slow", "fast"] and read["groups"].tolist() == ["ann", "bo"]
    assert read["columns"] == ["x", "y"] and read["left_out"] == []


def test_group_may_be_left_out_and_columns_stand_in_any_order(table):
    read = read_sequence_table(table("Label, x ,step,sequence\r\n10,0.5,0,a\r\n\r\n01,1e-1,0,b\r\n", "utf-8-sig"))
    assert [one.tolist() for one in read["sequences"]] == [[[0.5]], [[0.1]]]
    assert read["labels"] == ["10", "01"] and read["groups"] is None


@pytest.mark.parametrize("name", [*GROUPS, "Subject"])
def test_who_a_sequence_comes_from_is_no_feature(table, name):
    read = read_sequence_table(table(with_column(name, lambda sequence, step, row: sequence // 4)))
    assert read["columns"] == ["x"] and read["left_out"] == []
    assert read["groups"].tolist() == [str(number // 4) for number in range(24)]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("", lambda sequence, step, row: row, "column 4 (it has no name)"),
        ("Unnamed: 0", lambda sequence, step, row: row * row, "Unnamed: 0 (it numbers the rows)"),
        ("id", lambda sequence, step, row: -row, "id (it numbers the rows)"),
        ("n", lambda sequence, step, row: 119 - row, "n (it numbers the rows)"),
        ("frame", lambda sequence, step, row: step, "frame (it counts on from step to step, as a clock does)"),
        ("unix", lambda sequence, step, row: 1.7e9 + 7 * row, "unix (it counts on from step to step, as a clock does)"),
        (
            "Timestamp",
            lambda sequence, step, row: row**1.5,
            "Timestamp (it counts on from step to step, as a clock does)",
        ),
        ("when", lambda sequence, step, row: f"2026-01-01 00:{row // 60}:{row % 60}", "when (text)"),
        ("activity", lambda sequence, step, row: "walk", "activity (text)"),
        ("note", lambda sequence, step, row: "", "note (empty)"),
        ("age", lambda sequence, step, row: sequence % 7, "age (the same at every step of a sequence)"),
        (
            "label_code",
            lambda sequence, step, row: sequence % 2 + 4,
            "label_code (the same at every step of a sequence and gives the label away)",
        ),
    ],
)
def test_what_measures_nothing_at_a_step_is_left_out_with_its_reason(table, name, value, reason):
    read = read_sequence_table(table(with_column(name, value)))
    assert read["columns"] == ["x"] and read["left_out"] == [reason]
    assert all(one.shape == (5, 1) for one in read["sequences"])


def test_a_measurement_is_kept_though_it_is_whole_or_rises_often(table):
    for value in (lambda sequence, step, row: row * 7 % 5, lambda sequence, step, row: step * (1 + sequence % 2)):
        assert read_sequence_table(table(with_column("z", value)))["columns"] == ["x", "z"]


def test_a_spreadsheet_s_empty_rows_and_columns_are_passed_over(table):
    read = read_sequence_table(table("sequence,step,x,label,,\na,0,1,u,,\nb,0,2,v,,\n,,,,,\nc,0,3,v,,,,\n"))
    assert read["columns"] == ["x"] and read["left_out"] == [] and len(read["sequences"]) == 3


def test_semicolons_come_with_decimal_commas(table):
    read = read_sequence_table(table("sequence;step;x;label\na;0;1,5;u\na;1;2;u\n"))
    assert read["sequences"][0].tolist() == [[1.5], [2]]


def test_lengths_may_differ_and_seconds_keep_their_digits(table):
    read = read_sequence_table(table("sequence,step,x,label\na,1700000000.25,1,u\na,1700000000,2,u\nb,0,3,v\n"))
    assert [one.tolist() for one in read["sequences"]] == [[[2], [1]], [[3]]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no column sequence or step or label"),
        ("sequence,step,x\na,0,1\n", "no column label in sequence, step, x"),
        ("sequence,step,x,X,label\n", "got a column twice"),
        ("sequence,step,label\na,0,b\n", "Expected a column of measurements in mine.csv; left out: none"),
        ("sequence,step,label,mood\na,0,b,good\n", r"left out: mood \(text\)"),
        ("sequence,step,x,label\n", "got none"),
        ("sequence,step,x,label\na,0,1,b\na,1,,b\n", "column x; line 3 of mine.csv has ''"),
        ("sequence,step,x,label\na,0,1,b\na,1,2,\n", "line 3 of mine.csv has a gap"),
        ("sequence,step,x,label\na,0,1,b\na,1,2\n", "line 3 of mine.csv has a gap or a value too many"),
        ("sequence,step,x,label\na,0,1,b,9\n", "line 2 of mine.csv has a gap or a value too many"),
        ("sequence,step,x,label\na,0,1,b\na,1,much,b\n", "a number in column x; line 3 of mine.csv has 'much'"),
        ("sequence,step,x,label\na,0,nan,b\na,1,1,b\n", "line 2 of mine.csv has 'nan'"),
        ("sequence,step,x,label\na,first,1,b\n", "a number in column step; line 2 of mine.csv has 'first'"),
        ("sequence,step,x,label\na,0,1,b\na,0,2,b\n", "line 3 of mine.csv gives step 0 of sequence a again"),
        ("sequence,step,x,label\na,0,1,b\na,1,2,c\n", "line 3 of mine.csv gives sequence a 'c' after 'b'"),
        ("sequence,step,x,label,user\na,0,1,b,u\na,1,2,b,v\n", "one user for a whole sequence; line 3"),
        ('sequence,step,x,label\na,-1,4,b\na,0,"1\n2",b\n', "line 4 of mine.csv has '1.n2'"),
    ],
)
def test_faults_are_told_with_their_line(table, text, message):
    with pytest.raises(ValueError, match=message):
        read_sequence_table(table(text))


def test_another_encoding_is_told(table):
    with pytest.raises(ValueError, match="Save it as CSV in UTF-8"):
        read_sequence_table(table("sequence,step,x,label\na,0,1,schön\n", "latin-1"))


def test_a_missing_table_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no such file"):
        read_sequence_table(tmp_path / "none.csv")
