import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from helpers.data.builtin.digits import digits_of
from helpers.data.own.my_digit import FILE, like_the_data, load_my_digit, read_ink, save_my_digit
from helpers.metrics.generated_digits import digit_probabilities
from helpers.state import VARIABLE, read_state, write_state


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))


def picture(image, kind="png"):
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def four(side=280, width=22, ground="white", ink="black", at=(0, 0), scale=1.0, mode="RGB"):
    """A hand-drawn four as the pad sends it."""
    image = Image.new(mode, (side, side), ground)
    draw = ImageDraw.Draw(image)
    for line in ([(112, 48), (90, 148), (196, 143)], [(172, 92), (152, 236)]):
        points = [(x * scale + at[0], y * scale + at[1]) for x, y in line]
        draw.line(points, fill=ink, width=round(width * scale), joint="curve")
    return image


def read_as(image_bytes):
    return int(digit_probabilities(like_the_data(read_ink(image_bytes))[None]).argmax())


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
def test_a_four_is_read_as_a_four_however_it_is_drawn(drawing):
    assert read_as(picture(drawing)) == 4


def test_a_photograph_of_paper_is_read(tmp_path):
    shade = np.linspace(0.75, 0.95, 600)[:, None] * np.ones((600, 600))
    noisy = shade + np.random.default_rng(0).normal(0, 0.02, shade.shape)
    paper = Image.fromarray((np.clip(noisy, 0, 1) * 255).astype("uint8")).convert("RGB")
    paper.paste(four(side=560, scale=1.5).crop((60, 20, 480, 480)), (100, 80))
    ImageDraw.Draw(paper).ellipse((560, 560, 566, 566), fill="black")  # a speck
    path = tmp_path / "photo.jpg"
    paper.save(path)
    assert read_ink(path).shape == (256, 256)


def test_the_pipeline_keeps_the_data_as_they_are():
    x, y = digits_of("test")
    again = np.stack([like_the_data(image) for image in x])
    assert np.abs(again - x).mean() < 0.06
    assert (digit_probabilities(again).argmax(1) == y).mean() > 0.93


def test_a_digit_is_centred_and_fills_the_height_of_the_scans():
    image = like_the_data(read_ink(picture(four(at=(80, 20), scale=0.5))))
    rows, columns = np.nonzero(image > 0.5)
    assert image.shape == (28, 28) and image.dtype == np.float32 and 0 <= image.min() and image.max() <= 1
    assert rows.min() < 5 and rows.max() > 22 and abs((columns.min() + columns.max()) / 2 - 13.5) < 2.5


def test_transparent_ground_is_paper():
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


@pytest.mark.parametrize(
    ("ink", "message"), [(np.zeros((280, 280)), "blank"), (np.eye(280)[:, :1] * np.eye(280)[:1], "only a dot")]
)
def test_nothing_drawn_is_told(ink, message):
    with pytest.raises(ValueError, match=message):
        like_the_data(ink)


def test_the_shipped_digit_until_one_is_drawn():
    shipped = load_my_digit()
    assert shipped.shape == (28, 28) and shipped.dtype == np.float32
    assert digit_probabilities(shipped[None]).argmax() == 4
    mine = digits_of("test")[0][7]
    assert save_my_digit(mine)
    np.testing.assert_allclose(load_my_digit(), mine, atol=1 / 255)


def test_a_damaged_file_falls_back_to_the_shipped_one():
    shipped = load_my_digit()
    for damage in (b"", b"not a png", picture(Image.new("L", (5, 5)))):
        write_state(FILE, damage)
        np.testing.assert_array_equal(load_my_digit(), shipped)
        assert read_state(FILE) == damage


def test_the_scene_shows_it_on_a_photograph():
    scene = load_my_digit("scene")
    assert scene.shape == (64, 64, 3) and scene.dtype == np.float32 and 0 <= scene.min() and scene.max() <= 1
    with pytest.raises(ValueError, match="Expected view='digit' or view='scene'; got 'photo'"):
        load_my_digit("photo")
