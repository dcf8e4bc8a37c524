import io

import numpy as np
import pytest
from PIL import Image

from helpers.data.own.photo_folder import load_photo_folder, read_photo


@pytest.fixture
def photos(tmp_path):
    for name, colour, count in (("plates", "red", 2), ("cups", "blue", 3)):
        (tmp_path / name).mkdir()
        for number in range(count):
            Image.new("RGB", (90, 60), colour).save(tmp_path / name / f"{number}.png")
    return tmp_path


def test_classes_are_the_subfolders_by_name(photos):
    (photos / ".ipynb_checkpoints").mkdir()
    read = load_photo_folder(photos, side=32)
    assert read.x.shape == (5, 32, 32, 3) and read.x.dtype == np.uint8 and read.names == ("cups", "plates")
    assert read.y.tolist() == [0, 0, 0, 1, 1] and read.y.dtype == np.int64
    assert read.x[0, 0, 0].tolist() == [0, 0, 255] and read.x[-1, 5, 5].tolist() == [255, 0, 0]
    assert len(set(read.groups)) == 5 and read.held is None and read.left_out == ()


def test_the_middle_square_is_taken(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        wide = np.zeros((60, 180, 3), "uint8")
        wide[:, 60:120] = 255
        Image.fromarray(wide).save(tmp_path / name / "wide.png")
    assert load_photo_folder(tmp_path).x[0][8:-8, 8:-8].min() > 242


def test_every_usual_kind_of_picture_is_read_and_the_rest_is_named(photos):
    image = Image.new("RGB", (40, 40), "green")
    for number, ending in enumerate(("jpg", "JPEG", "jfif", "tif", "tiff", "webp", "bmp", "gif", "avif")):
        image.save(photos / "cups" / f"more{number}.{ending}", {"jfif": "JPEG"}.get(ending))
    for name in ("cups/a.heic", "cups/._0.jpg", "plates/notes.txt", "loose.jpg"):
        (photos / name).write_bytes(b"\0\5\x16\7")
    read = load_photo_folder(photos)
    assert np.bincount(read.y).tolist() == [3 + 9, 2]
    assert set(read.left_out) == {
        "loose.jpg",
        *(str(photos / name)[len(str(photos)) + 1 :] for name in ("cups/a.heic", "cups/._0.jpg", "plates/notes.txt")),
    }


def test_a_folder_in_a_class_is_a_group(photos):
    for name in ("cups/red one", "plates/red one", "cups/.hidden"):
        (photos / name).mkdir()
        for number in range(2):
            Image.new("RGB", (90, 60), "red").save(photos / name / f"{number}.png")
    read = load_photo_folder(photos)
    assert len(read.y) == 9 and (read.groups == "red one").sum() == 4 and len(set(read.groups)) == 6
    assert len(read.left_out) == 2


@pytest.mark.parametrize(("first", "second"), [("train", "val"), ("Training", "test")])
def test_train_and_val_are_parts_not_classes(photos, first, second):
    (photos / first).mkdir()
    (photos / "cups").rename(photos / first / "cups")
    (photos / "plates").rename(photos / first / "plates")
    (photos / second / "cups").mkdir(parents=True)
    (photos / second / "plates").mkdir()
    (photos / second / "extra.jpg").write_bytes(b"")
    Image.new("RGB", (9, 9)).save(photos / second / "cups" / "0.png")
    read = load_photo_folder(photos)
    assert read.names == ("cups", "plates") and read.left_out == ("extra.jpg",)
    assert read.held.sum() == 1 and read.y[read.held].tolist() == [0] and len(set(read.groups)) == 6


def test_classes_may_be_called_train_and_test(photos):
    (photos / "cups").rename(photos / "train")
    (photos / "plates").rename(photos / "test")
    assert load_photo_folder(photos).names == ("test", "train")


def test_a_missing_folder_is_told_and_a_tilde_is_the_readers_own(photos, monkeypatch):
    monkeypatch.setenv("HOME", str(photos.parent))
    monkeypatch.setenv("USERPROFILE", str(photos.parent))
    assert len(load_photo_folder(f"~/{photos.name}").y) == 5
    assert read_photo(f"~/{photos.name}/cups/0.png", side=8)[0, 0].tolist() == [0, 0, 255]
    with pytest.raises(FileNotFoundError, match="there is none. Check the path"):
        load_photo_folder("~/none")
    with pytest.raises(FileNotFoundError, match="no such file"):
        read_photo("~/none.jpg", side=8)


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
    (photos / "plates" / "0.heic").write_bytes(b"heic")
    with pytest.raises(ValueError, match="got none in plates. What cannot be read: plates.0.heic"):
        load_photo_folder(photos)
    (photos / "plates" / "0.heic").unlink()
    (photos / "plates").rmdir()
    with pytest.raises(ValueError, match="Expected two classes or more.*got one, cups"):
        load_photo_folder(photos)


@pytest.mark.parametrize("damage", ["truncated", "no image", "empty"])
def test_an_unreadable_image_is_named(photos, damage):
    path = photos / "cups" / "1.png"
    path.write_bytes({"truncated": path.read_bytes()[:60], "no image": b"hello", "empty": b""}[damage])
    with pytest.raises(ValueError, match="these cannot be read: cups.1.png. Replace or delete"):
        load_photo_folder(photos)
    with pytest.raises(ValueError, match="Expected a photograph; it cannot be read"):
        read_photo(path, side=8)


def test_one_file_is_read_as_the_folder_is_and_so_are_its_bytes(photos):
    path = photos / "cups" / "1.png"
    expected = load_photo_folder(photos, side=24).x[1]
    for source in (path, str(path), path.read_bytes()):
        np.testing.assert_array_equal(read_photo(source, side=24), expected)


def test_a_large_jpeg_is_decoded_small():
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((2000, 2000)).save(buffer, "jpeg")
    small = read_photo(buffer.getvalue(), side=64)
    expected = np.linspace(0, 255, 64)[:, None, None]
    assert np.abs(small - expected).max() < 5


def test_no_program_is_run_for_a_file():  # a PostScript file would start Ghostscript
    with pytest.raises(ValueError, match="cannot be read"):
        read_photo(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n", side=8)


def jpeg(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, "jpeg", quality=95, **options)
    return buffer.getvalue()


def test_a_photograph_is_turned_upright_and_its_middle_taken():
    wide = Image.new("RGB", (900, 300), "black")
    wide.paste("red", (300, 0, 600, 150))  # the middle square: red above black
    assert read_photo(jpeg(wide), side=32)[4, 16, 0] > 200 > 50 > read_photo(jpeg(wide), side=32)[28, 16, 0]
    exif = Image.Exif()
    exif[0x0112] = 3  # held upside down
    turned = read_photo(jpeg(wide, exif=exif), side=32)
    assert turned.shape == (32, 32, 3) and turned[28, 16, 0] > 200 > 50 > turned[4, 16, 0]


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "CMYK"])
def test_every_kind_of_picture_becomes_colours(mode, tmp_path):
    path = tmp_path / ("picture.tif" if mode == "CMYK" else "picture.png")
    Image.new(mode, (40, 60)).save(path)
    assert read_photo(path, side=224).shape == (224, 224, 3)


def test_what_is_no_photograph_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="Expected a photograph in"):
        read_photo(tmp_path / "none.jpg", side=224)
    for data in (b"", b"text", jpeg(Image.new("RGB", (500, 500), "red"))[:700]):
        with pytest.raises(ValueError, match="Expected a photograph; it cannot be read"):
            read_photo(data, side=224)
