import numpy as np
import pytest

from helpers.data.own.own_sequences import describe_sequences, load_own_sequences, read_arrays


def test_arrays_come_as_they_were_stored(tmp_path):
    np.savez(tmp_path / "mine.npz", x=np.ones((2, 3), "int8"), y=np.array(["a", "b"]), other=np.ones(2))
    arrays = read_arrays(tmp_path / "mine.npz")
    assert arrays["x"].dtype == np.int8 and arrays["y"].tolist() == ["a", "b"]
    assert arrays["groups"] is None and arrays["lengths"] is None and len(arrays) == 4
    np.savez_compressed(tmp_path / "mine.npz", x=arrays["x"], y=arrays["y"], groups=[4, 5], lengths=[2, 1])
    arrays = read_arrays(str(tmp_path / "mine.npz"))
    assert arrays["groups"].tolist() == [4, 5] and arrays["lengths"].tolist() == [2, 1]


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: b"no archive", lambda data: data[: len(data) // 2]])
def test_a_damaged_file_is_told(tmp_path, damage):
    path = tmp_path / "mine.npz"
    np.savez(path, x=np.ones(900), y=np.ones(900))
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match="Expected an .npz file of plain arrays; mine.npz cannot be read as one"):
        read_arrays(path)


def test_a_single_array_is_told(tmp_path):
    np.save(tmp_path / "mine.npy", np.ones(3))
    with pytest.raises(ValueError, match="numpy.savez"):
        read_arrays(tmp_path / "mine.npy")


def test_a_missing_array_is_told(tmp_path):
    np.savez(tmp_path / "mine.npz", x=np.ones(3), z=np.ones(3))
    with pytest.raises(ValueError, match=r"Expected arrays x and y in mine.npz; got x, z. numpy.savez\(path"):
        read_arrays(tmp_path / "mine.npz")


class Trap:
    def __reduce__(self):
        return (pytest.fail, ("unpickled",))


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("x", "unequal lengths.*lengths"), ("y", r"y=np.array\(y\).astype\(str\)"), ("groups", "astype")],
)
def test_objects_are_never_unpickled_and_the_right_array_is_blamed(tmp_path, name, remedy):
    arrays = {"x": np.ones(3), "y": np.array(["a", "b", "c"]), "groups": np.arange(3)}
    np.savez(tmp_path / "mine.npz", **arrays | {name: np.array([Trap(), "a", "b"], object)})
    with pytest.raises(ValueError, match=f"its {name} holds Python objects. .*{remedy}"):
        read_arrays(tmp_path / "mine.npz")


def test_a_tilde_is_the_readers_own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    np.savez(tmp_path / "mine.npz", x=np.ones(3), y=np.ones(3))
    assert read_arrays("~/mine.npz")["x"].tolist() == [1, 1, 1]
    with pytest.raises(FileNotFoundError, match="Check the path"):
        read_arrays("~/none.npz")


X = np.random.default_rng(0).normal(size=(12, 6, 2))
LABELS = np.arange(12) % 2


def stored(folder, **arrays):
    np.savez(folder / "mine.npz", **arrays)
    return folder / "mine.npz"


def test_sequences_come_from_an_npz(tmp_path):
    own = load_own_sequences(stored(tmp_path, x=X, y=7 - LABELS, groups=LABELS, lengths=np.full(12, 5)))
    assert len(own.sequences) == 12 and own.sequences[3].shape == (5, 2)
    assert own.names == ("6", "7") and own.y.tolist() == [1, 0] * 6 and own.y.dtype == np.int64
    assert own.columns == ("feature 0", "feature 1") and own.groups.tolist() == LABELS.tolist()


def test_sequences_of_unequal_lengths_come_from_a_table(tmp_path):
    table = tmp_path / "mine.CSV"
    table.write_text("sequence,step,x,why,label\na,0,1,t,up\na,1,2,t,up\nb,0,4,t,down\n")
    own = load_own_sequences(str(table))
    assert [one.tolist() for one in own.sequences] == [[[1], [2]], [[4]]]
    assert own.y.tolist() == [1, 0] and own.names == ("down", "up") and own.left_out == ("why (text)",)


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["2", "10", "9"], ("2", "9", "10")),  # in the order of numbers
        (["01", "1", "1"], ("01", "1")),
        (["12345678901234567890", "7", "b"], ("7", "12345678901234567890", "b")),
        ([b"b", b"a", b"a"], ("a", "b")),
        ([True, False, True], ("False", "True")),
        ([3.0, 1.0, 1.0], ("1", "3")),  # whole numbers, as pandas stores them beside a gap
    ],
)
def test_labels_stay_apart_and_in_order(tmp_path, labels, names):
    own = load_own_sequences(stored(tmp_path, x=X[:3], y=np.array(labels)))
    assert own.names == names
    text = [
        f"{one:g}" if isinstance(one, float) else one.decode() if isinstance(one, bytes) else str(one) for one in labels
    ]
    assert [own.names[number] for number in own.y] == text


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"x": X}, "Expected arrays x and y in mine.npz; got x"),
        ({"x": X, "y": LABELS[:3]}, r"one label a sequence as y, shape \(12,\); got \(3,\)"),
        ({"x": X, "y": LABELS / 2}, r"whole numbers or texts; got float64 such as 0.5.*np.digitize"),
        ({"x": X, "y": np.where(LABELS, np.nan, 1)}, "such as nan. Fill in what is missing"),
        ({"x": X, "y": LABELS.astype("datetime64[D]")}, r"got datetime64\[D\]. Write y=np.array\(y\).astype\(str\)"),
        ({"x": X, "y": LABELS, "groups": LABELS[:2]}, r"one group a sequence, shape \(12,\); got \(2,\)"),
        ({"x": X, "y": LABELS * 0}, "Expected two labels or more; all 12 sequences have '0'"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(tmp_path, arrays, message):
    with pytest.raises(ValueError, match=message):
        load_own_sequences(stored(tmp_path, **arrays))


def test_what_was_read_is_told(tmp_path):
    table, rng = tmp_path / "mine.csv", np.random.default_rng(0)
    lines = ["sequence,step,pressure,noise,remark,subject,label"]
    for sequence in range(12):
        for step in range(3 + sequence % 4):
            pressure = 1013 + 5 * (sequence % 2) + rng.uniform()
            lines.append(
                f"{sequence},{step},{pressure:.2f},{rng.normal():.3f},fine,{sequence // 2},{'ab'[sequence % 2]}"
            )
    table.write_text("\n".join(lines))
    text = describe_sequences(load_own_sequences(table))
    for line in (
        "12 sequences of 3 to 6 steps, 54 steps in all",
        "read as a feature: pressure, from 1013.0",
        "read as a feature: noise, from -",
        "left out: remark (text)",
        "label a: 6 sequences",
        "label b: 6 sequences",
        "groups: 6, none of them on two sides of the split",
        "LOOK AGAIN: pressure alone tells every label",
    ):
        assert line in text
    assert "noise alone" not in text and "filled up" not in text


def test_what_measures_nothing_in_an_array_is_pointed_at(tmp_path):
    rows = np.arange(72.0).reshape(12, 6)
    x = np.stack([X[..., 0], rows, rows % 6, np.repeat(LABELS[:, None] + 3.0, 6, 1)], axis=2)
    text = describe_sequences(load_own_sequences(stored(tmp_path, x=x, y=LABELS)))
    assert "feature 0 may be" not in text
    assert "LOOK AGAIN: feature 1 may be no measurement: it numbers the rows" in text
    assert "feature 2 may be no measurement: it counts on from step to step" in text
    assert "feature 3 may be no measurement: the same at every step of a sequence and gives the label away" in text


def test_lengths_that_give_the_label_away_are_pointed_at(tmp_path):
    own = load_own_sequences(stored(tmp_path, x=X, y=LABELS, lengths=5 - LABELS))
    assert "the number of steps alone tells every label" in describe_sequences(own)
    assert "no groups: fine if" in describe_sequences(own)


@pytest.mark.parametrize("value", [0, -1])
def test_padding_without_lengths_is_pointed_at_and_real_steps_are_not(tmp_path, value):
    padded, real = X.copy(), X.copy()
    padded[::3, 4:] = value
    real[::3, 3:5] = value
    told = describe_sequences(load_own_sequences(stored(tmp_path, x=padded, y=LABELS)))
    assert f"4 sequences end in steps of {value} alone. Were they filled up? Store lengths." in told
    assert "filled up" not in describe_sequences(load_own_sequences(stored(tmp_path, x=real, y=LABELS)))
