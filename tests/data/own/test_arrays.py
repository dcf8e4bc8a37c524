import numpy as np
import pytest

from helpers.data.own.arrays import read_arrays


def test_arrays_come_as_they_were_stored(tmp_path):
    np.savez(tmp_path / "mine.npz", x=np.ones((2, 3), "int8"), y=np.array(["a", "b"]))
    x, y, groups = read_arrays(tmp_path / "mine.npz")
    assert x.dtype == np.int8 and y.tolist() == ["a", "b"] and groups is None
    np.savez_compressed(tmp_path / "mine.npz", x=x, y=y, groups=[4, 5])
    assert read_arrays(str(tmp_path / "mine.npz"))[2].tolist() == [4, 5]


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
