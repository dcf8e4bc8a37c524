"""The ink of drawings and photographs, through to what the network reads."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from helpers.data.own.my_digit import like_the_data
from helpers.data.own.photo_folder import read_photo
from helpers.data.own.photograph import as_seen, read_ink
from helpers.models import load_model
from tests.data.own.fours import four, picture

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


@pytest.fixture(scope="module")
def read_as():
    reader = load_model("digit_reader")

    def read(source):
        return int(reader(like_the_data(read_ink(source))[None, ..., None], training=False).numpy().argmax())

    return read


@pytest.mark.parametrize(
    "drawing",
    [
        four(),
        four(at=(90, 60), scale=0.6),
        four(at=(-40, -10), scale=0.9),
        four(scale=0.25, at=(200, 200), width=30),
        four(side=2800, scale=10.0),
        four(ground="black", ink="white"),
        four(ground=(250, 240, 200), ink=(20, 30, 120)),
    ],
    ids=["plain", "off-centre", "towards the edge", "tiny", "huge", "light on dark", "blue on cream"],
)
def test_a_four_is_read_as_a_four_however_it_is_drawn(drawing, read_as):
    assert read_as(picture(drawing)) == 4


def test_a_photograph_of_paper_is_read(tmp_path, read_as):
    shade = np.linspace(0.75, 0.95, 600)[:, None] * np.ones((600, 600))
    noisy = shade + np.random.default_rng(0).normal(0, 0.02, shade.shape)
    paper = Image.fromarray((np.clip(noisy, 0, 1) * 255).astype("uint8")).convert("RGB")
    mask = four(side=560, scale=1.5, ground="black", ink="white").convert("L")
    paper.paste((20, 25, 60), (40, 40), mask)
    for down in range(30, 600, 45):  # ruled
        ImageDraw.Draw(paper).line((0, down, 600, down + 6), fill=(150, 160, 190), width=2)
    ImageDraw.Draw(paper).ellipse((560, 560, 566, 566), fill="black")  # a speck
    path = tmp_path / "photo.jpg"
    paper.save(path)
    assert read_ink(path).shape == (480, 480) and read_as(path) == 4


def test_a_thin_line_becomes_as_wide_as_the_strokes_of_the_data():
    thin, wide = (like_the_data(read_ink(picture(four(width=width)))).mean() for width in (3, 22))
    assert thin > 0.65 * wide > 0.08  # without it a ninth


def test_transparent_ground_is_paper(read_as):
    assert read_as(picture(four(mode="RGBA", ground=(0, 0, 0, 0), ink=(0, 0, 0, 255)))) == 4


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (picture(Image.new("RGB", (280, 280), "white")), "the picture is blank"),
        (picture(Image.new("L", (280, 280), 0)), "the picture is blank"),
        (b"this is no image", "cannot be read"),
        (picture(four())[:200], "cannot be read"),
        (b"", "cannot be read"),
        (picture(Image.new("1", (10_000, 10_000), 1)), "at most 50 megapixels; got 10000×10000"),
        (
            picture(Image.fromarray(np.pad(np.zeros((90, 90), "uint8"), 5, constant_values=255))),
            "over half of the picture",
        ),
    ],
    ids=["all white", "all black", "text", "truncated", "empty", "100 megapixels", "full"],
)
def test_what_is_no_digit_is_told_why(source, message):
    with pytest.raises(ValueError, match=message):
        read_ink(source)


def test_a_missing_file_is_told():
    with pytest.raises(ValueError, match="cannot be read"):
        read_ink("no/such/file.png")


def test_a_colour_photograph_gives_a_digit_or_a_message():
    from helpers.data.builtin.scenes import photographs

    for photo in photographs():
        try:
            assert like_the_data(read_ink(picture(Image.fromarray((photo * 255).astype("uint8"))))).shape == (28, 28)
        except ValueError as error:
            assert "Expected a digit" in str(error)
