import io

import numpy as np
import pytest
from PIL import Image

from helpers.data.own.as_seen import as_seen
from helpers.data.own.photo_folder import read_photo
from helpers.data.own.photograph import read_ink

RAMP = np.linspace(0, 255, 64).round().astype("uint8")[None].repeat(64, 0)


def stored(image, kind="png", **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "file",
    [
        stored(Image.fromarray(RAMP)),
        stored(Image.fromarray(RAMP.astype("uint16") * 257)),
        stored(Image.fromarray(RAMP.astype("uint16") * 257), "tiff"),
        stored(Image.fromarray(RAMP.astype("int32") * 1000), "tiff"),
        stored(Image.fromarray(RAMP / np.float32(255)), "tiff"),
        stored(Image.fromarray(RAMP).convert("RGB").quantize(256)),
        stored(Image.fromarray(RAMP).convert("LA")),
        stored(Image.fromarray(RAMP).convert("CMYK"), "jpeg", quality=100),
    ],
    ids=["8 bit", "16 bit", "16 bit tiff", "32 bit", "float", "palette", "with alpha", "cmyk"],
)
def test_the_same_picture_is_seen_however_it_is_stored(file):
    seen = read_photo(file, side=64).astype(int)
    assert seen.dtype == int and np.abs(seen - RAMP[..., None]).max() <= 3


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white(mode):
    image = Image.new("RGBA", (8, 8), (0, 0, 0, 0)).convert(mode)
    options = {"transparency": image.getpixel((0, 0))} if mode == "P" else {}
    assert read_photo(stored(image, **options), side=8).min() == 255


def test_a_picture_is_turned_as_the_camera_noted():
    wide = Image.new("RGB", (40, 20), "red")
    wide.paste("blue", (0, 0, 20, 20))
    exif = wide.getexif()
    exif[0x0112] = 6  # turn by 90° clockwise
    with Image.open(io.BytesIO(stored(wide, exif=exif))) as image:
        upright = as_seen(image)
    assert upright.size == (20, 40) and upright.getpixel((10, 5)) == (0, 0, 255)


def test_a_dark_or_even_picture_stays_what_it_is():
    assert (
        read_photo(stored(Image.fromarray(np.full((8, 8), 514, "uint16"))), side=8).tolist()
        == np.full((8, 8, 3), 2).tolist()
    )
    assert read_photo(stored(Image.fromarray(np.full((8, 8), 7, "int32")), "tiff"), side=8).max() == 0


def test_a_digit_of_16_bits_is_found_as_one_of_8():
    digit = np.full((100, 80), 240, "uint8")
    digit[20:80, 36:44] = 20
    eight, sixteen = (
        read_ink(stored(Image.fromarray(digit))),
        read_ink(stored(Image.fromarray(digit.astype("uint16") * 257))),
    )
    np.testing.assert_allclose(sixteen, eight, atol=0.02)
    assert eight.max() > 0.9
