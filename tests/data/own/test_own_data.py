import numpy as np
import pytest

from helpers.data.own.grouped_split import split_by_group
from helpers.data.own.own_data import load_own_images, load_own_sequences

IMAGES = np.random.default_rng(0).integers(0, 256, (4, 8, 9, 3), "uint8")
LABELS = np.array([7, 3, 7, 3])


def stored(folder, **arrays):
    np.savez(folder / "mine.npz", **arrays)
    return folder / "mine.npz"


def test_images_keep_their_pixels_and_labels_become_classes(tmp_path):
    own = load_own_images(stored(tmp_path, x=IMAGES, y=LABELS, groups=np.array(["a", "b", "c", "a"])))
    np.testing.assert_array_equal(own.x, IMAGES)
    assert own.y.tolist() == [1, 0, 1, 0] and own.y.dtype == np.int64 and own.names == ("3", "7")
    assert own.groups.tolist() == ["a", "b", "c", "a"]
    assert [len(part) for part in split_by_group(own.y, own.groups)] != [4, 0, 0]


def test_grey_floats_become_uint8_with_a_colour_axis(tmp_path):
    own = load_own_images(stored(tmp_path, x=np.full((2, 5, 5), 0.5), y=np.array(["cup", "bowl"])))
    assert own.x.shape == (2, 5, 5, 1) and own.x.dtype == np.uint8 and own.x[0, 0, 0, 0] == 128
    assert own.names == ("bowl", "cup") and own.y.tolist() == [1, 0] and own.groups is None


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"x": IMAGES}, "Expected arrays x and y in mine.npz; got x"),
        ({"x": IMAGES[0, 0], "y": LABELS}, r"Expected images of shape .* got \(9, 3\)"),
        ({"x": IMAGES[..., :2], "y": LABELS}, r"got \(4, 8, 9, 2\)"),
        ({"x": IMAGES[:0], "y": LABELS[:0]}, r"got \(0, 8, 9, 3\)"),
        ({"x": IMAGES.astype("float32"), "y": LABELS}, "Expected float pixels from 0 to 1; got 0 to 255"),
        ({"x": np.full((4, 8, 8), np.nan), "y": LABELS}, "Expected float pixels from 0 to 1"),
        ({"x": IMAGES.astype("int64"), "y": LABELS}, "got int64. Convert"),
        ({"x": IMAGES, "y": LABELS[:3]}, r"one whole number or text a sample as y, shape \(4,\); got \(3,\)"),
        ({"x": IMAGES, "y": LABELS / 2}, "of float64"),
        ({"x": IMAGES, "y": LABELS, "groups": LABELS[:2]}, r"one group a sample, shape \(4,\); got \(2,\)"),
        ({"x": np.array([{}] * 4, object), "y": LABELS}, "Expected an .npz file of plain arrays"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(tmp_path, arrays, message):
    with pytest.raises(ValueError, match=message):
        load_own_images(stored(tmp_path, **arrays))


def test_nothing_in_a_file_is_ever_unpickled(tmp_path):
    class Trap:
        def __reduce__(self):
            return (pytest.fail, ("unpickled",))

    with pytest.raises(ValueError, match="plain arrays"):
        load_own_images(stored(tmp_path, x=np.array([Trap()], object), y=LABELS))


def test_a_cut_off_file_and_a_missing_one_are_told(tmp_path):
    path = stored(tmp_path, x=IMAGES, y=LABELS)
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(ValueError, match="cannot be read as one"):
        load_own_images(path)
    with pytest.raises(FileNotFoundError, match="Check the path"):
        load_own_images(tmp_path / "none.npz")


def test_sequences_come_from_an_npz_or_a_table(tmp_path):
    own = load_own_sequences(stored(tmp_path, x=np.ones((4, 6, 2)), y=LABELS, groups=LABELS))
    assert own.x.shape == (4, 6, 2) and own.x.dtype == np.float32 and own.names == ("3", "7")
    table = tmp_path / "mine.CSV"
    table.write_text("sequence,step,x,label\na,0,1,up\na,1,2,up\nb,0,4,down\nb,1,3,down\n")
    own = load_own_sequences(table)
    assert own.x.tolist() == [[[1], [2]], [[4], [3]]] and own.y.tolist() == [1, 0] and own.names == ("down", "up")
    table.write_text("sequence,step,x,label\na,0,1,up\na,1,2,up\nb,0,4,down\n")
    with pytest.raises(ValueError, match="lengths from 1 to 2 steps"):
        load_own_sequences(table)
