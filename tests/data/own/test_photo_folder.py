import numpy as np
import pytest
from PIL import Image

from helpers.data.own.photo_folder import load_photo_folder


@pytest.fixture
def photos(tmp_path):
    for name, colour, count in (("plates", "red", 2), ("cups", "blue", 3)):
        (tmp_path / name).mkdir()
        for number in range(count):
            Image.new("RGB", (90, 60), colour).save(tmp_path / name / f"{number}.png")
    return tmp_path


def test_classes_are_the_subfolders_by_name(photos):
    (photos / "cups" / "notes.txt").write_text("no image")
    (photos / ".ipynb_checkpoints").mkdir()
    x, y, names = load_photo_folder(photos, side=32)
    assert x.shape == (5, 32, 32, 3) and x.dtype == np.float32 and names == ("cups", "plates")
    assert y.tolist() == [0, 0, 0, 1, 1] and y.dtype == np.int64
    assert x[0, 0, 0].tolist() == [0, 0, 1] and x[-1, 5, 5].tolist() == [1, 0, 0]


def test_the_middle_square_is_taken(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        wide = np.zeros((60, 180, 3), "uint8")
        wide[:, 60:120] = 255
        Image.fromarray(wide).save(tmp_path / name / "wide.png")
    assert load_photo_folder(tmp_path)[0][0][8:-8, 8:-8].min() > 0.95


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is none. Check the path"):
        load_photo_folder(tmp_path / "none")


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(ValueError, match="nothing: the folder is empty"):
        load_photo_folder(tmp_path)


def test_photographs_without_subfolders_are_told(tmp_path):
    Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    with pytest.raises(ValueError, match="1 photographs, but no subfolder"):
        load_photo_folder(tmp_path)


def test_one_class_is_told(photos):
    for path in (photos / "plates").iterdir():
        path.unlink()
    with pytest.raises(ValueError, match="got none in plates"):
        load_photo_folder(photos)
    (photos / "plates").rmdir()
    with pytest.raises(ValueError, match="Expected two classes or more.*got one, cups"):
        load_photo_folder(photos)


@pytest.mark.parametrize("damage", ["truncated", "no image", "empty"])
def test_an_unreadable_image_is_named(photos, damage):
    path = photos / "cups" / "1.png"
    path.write_bytes({"truncated": path.read_bytes()[:60], "no image": b"hello", "empty": b""}[damage])
    with pytest.raises(ValueError, match="these cannot: cups/1.png. Replace or delete"):
        load_photo_folder(photos)
