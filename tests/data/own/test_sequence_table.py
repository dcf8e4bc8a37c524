import pytest

from helpers.data.own.sequence_table import read_sequence_table

GOOD = "sequence,step,x,y,label,group\nwalk 1,0,1,2,slow,ann\nwalk 1,2,5,6,slow,ann\nwalk 1,1,3,4,slow,ann\nb,0,7,8,fast,bo\n"


@pytest.fixture
def table(tmp_path):
    def write(text, encoding="utf-8"):
        (tmp_path / "mine.csv").write_bytes(text.encode(encoding))
        return tmp_path / "mine.csv"

    return write


def test_steps_are_put_in_order(table):
    x, y, groups = read_sequence_table(table(GOOD))
    assert x == [[[1, 2], [3, 4], [5, 6]], [[7, 8]]]
    assert y.tolist() == ["slow", "fast"] and groups.tolist() == ["ann", "bo"]


def test_group_may_be_left_out_and_columns_stand_in_any_order(table):
    x, y, groups = read_sequence_table(
        table("label, x ,step,sequence\r\n10,0.5,0,a\r\n\r\n9,1e-1,0,b\r\n", "utf-8-sig")
    )
    assert x == [[[0.5]], [[0.1]]] and y.tolist() == [10, 9] and groups is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no column sequence or step or label"),
        ("sequence,step,x\na,0,1\n", "no column label in sequence, step, x"),
        ("sequence;step;x;label\na;0;1;b\n", "Part the columns by commas, not semicolons"),
        ("sequence,step,x,x,label\n", "got a column twice"),
        ("sequence,step,label\na,0,b\n", "Expected a column of measurements"),
        ("sequence,step,x,label\n", "got none"),
        ("sequence,step,x,label\na,0,1,b\na,1,,b\n", "line 3 of mine.csv has a gap"),
        ("sequence,step,x,label\na,0,1,b\na,1,2\n", "line 3 of mine.csv has a gap or a value too many"),
        ("sequence,step,x,label\na,0,1,b,9\n", "line 2 of mine.csv has a gap or a value too many"),
        ("sequence,step,x,label\na,0,1,b\na,1,much,b\n", "a number in column x; line 3 of mine.csv has 'much'"),
        ("sequence,step,x,label\na,0,nan,b\n", "line 2 of mine.csv has 'nan'"),
        ("sequence,step,x,label\na,first,1,b\n", "a number in column step; line 2 of mine.csv has 'first'"),
        ("sequence,step,x,label\na,0,1,b\na,0,2,b\n", "line 3 of mine.csv gives step 0 of sequence a again"),
        ("sequence,step,x,label\na,0,1,b\na,1,2,c\n", "line 3 of mine.csv gives sequence a 'c' after 'b'"),
        ("sequence,step,x,label,group\na,0,1,b,u\na,1,2,b,v\n", "one group for a whole sequence; line 3"),
        ('sequence,step,x,label\na,0,"1\n2",b\n', "line 3 of mine.csv has '1.n2'"),
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
