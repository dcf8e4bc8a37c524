"""The ink of drawings and photographs, through to what the network reads."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from helpers.data.own.like_the_data import like_the_data
from helpers.data.own.photograph import read_ink
from helpers.models import load_model
from tests.data.own.fours import four, picture


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
