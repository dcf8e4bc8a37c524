import io

import numpy as np
import pytest
from PIL import Image

from helpers.models import load_model
from helpers.transfer.photographs import likeliest, photo_class_names, read_photo, sample_photos


def jpeg(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, "jpeg", quality=95, **options)
    return buffer.getvalue()


def test_base_and_classifier_know_the_two_photographs():
    photos, names = sample_photos(), photo_class_names()
    assert {name: (photo.shape, photo.dtype.name) for name, photo in photos.items()} == dict.fromkeys(
        ("temple", "flower"), ((224, 224, 3), "uint8")
    )
    probabilities = load_model("photo_classifier")(load_model("photo_base")(np.stack([*photos.values()]))).numpy()
    temple, flower = (likeliest(row, names, top=3) for row in probabilities)
    assert [name for name, _ in temple] == ["palace", "bell tower", "monastery"]
    np.testing.assert_allclose([p for _, p in temple], [0.30, 0.21, 0.10], atol=0.01)
    assert flower[0][0] == "daisy" and flower[0][1] == pytest.approx(0.21, abs=0.01)


def test_every_class_has_a_name_of_its_own():
    names = photo_class_names()
    assert len(names) == len(set(names)) == 1000
    assert (names[0], names[517], names[985], names[999]) == ("tench", "construction crane", "daisy", "toilet paper")


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
    assert read_photo(path).shape == (224, 224, 3)


def test_what_is_no_photograph_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="Expected a photograph in"):
        read_photo(tmp_path / "none.jpg")
    for data in (b"", b"text", jpeg(Image.new("RGB", (500, 500), "red"))[:700]):
        with pytest.raises(ValueError, match="Expected a photograph; it cannot be read"):
            read_photo(data)
