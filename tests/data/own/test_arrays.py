import numpy as np
import pytest

from helpers.data.own.arrays import read_arrays


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
