"""From ink to an image like those of the data set."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from helpers.data.builtin.digits import digits_of
from helpers.data.own import my_digit
from helpers.data.own.my_digit import FILE, like_the_data, load_my_digit, save_my_digit
from helpers.data.own.photograph import read_ink
from helpers.metrics.generated_digits import digit_probabilities
from helpers.state import VARIABLE, read_state, write_state
from tests.data.own.fours import four, picture


def test_the_pipeline_keeps_the_data_as_they_are():
    x, _ = digits_of("validation")
    again = np.stack([like_the_data(image) for image in x])
    assert np.abs(again - x).mean() < 0.08


def test_a_digit_is_centred_and_fills_the_height_of_the_scans():
    image = like_the_data(read_ink(picture(four(at=(80, 20), scale=0.5))))
    rows, columns = np.nonzero(image > 0.5)
    assert image.shape == (28, 28) and image.dtype == np.float32 and 0 <= image.min() and image.max() <= 1
    assert rows.min() < 5 and rows.max() > 22 and abs((columns.min() + columns.max()) / 2 - 13.5) < 2.5


@pytest.mark.parametrize(
    ("ink", "message"), [(np.zeros((280, 280)), "blank"), (np.eye(280)[:, :1] * np.eye(280)[:1], "only a dot")]
)
def test_nothing_drawn_is_told(ink, message):
    with pytest.raises(ValueError, match=message):
        like_the_data(ink)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))


def test_the_shipped_digit_until_one_is_drawn():
    shipped = load_my_digit()
    assert shipped.shape == (28, 28) and shipped.dtype == np.float32
    assert digit_probabilities(shipped[None]).argmax() == 4
    mine = digits_of("test")[0][7]
    assert save_my_digit(mine)
    np.testing.assert_allclose(load_my_digit(), mine, atol=1 / 255)


def test_a_tilde_is_the_readers_own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "four.png").write_bytes(picture(four()))
    assert digit_probabilities(load_my_digit(file="~/four.png")[None]).argmax() == 4


def test_a_damaged_file_falls_back_to_the_shipped_one():
    shipped = load_my_digit()
    for damage in (b"", b"not a png", picture(Image.new("L", (5, 5)))):
        write_state(FILE, damage)
        np.testing.assert_array_equal(load_my_digit(), shipped)
        assert read_state(FILE) == damage


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*chunks, width=28, height=28):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


PIXELS = chunk(b"IDAT", zlib.compress(bytes(29 * 28)))
BAD_PNGS = {
    "bomb of pixels": png(PIXELS, width=30_000, height=30_000),
    "bomb of text": png(chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(10_000_000))), PIXELS),
    "bomb of text in pieces": png(*[chunk(b"iTXt", b"x\0\1\0\0\0" + zlib.compress(bytes(1_000_000)))] * 80, PIXELS),
    "short header": b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0\0\0") + PIXELS,
    "damaged palette": png(chunk(b"tRNS", b""), PIXELS, chunk(b"PLTE", b"x")),
    "damaged colours": png(chunk(b"gAMA", b""), chunk(b"iCCP", b"x"), PIXELS),
}


@pytest.mark.parametrize("damage", BAD_PNGS.values(), ids=BAD_PNGS)
def test_no_damage_raises_anything_but_words(damage, tmp_path):
    write_state(FILE, damage)
    assert load_my_digit().shape == (28, 28)
    (tmp_path / "file.png").write_bytes(damage)
    with pytest.raises(ValueError, match="Expected "):
        load_my_digit(file=tmp_path / "file.png")


def test_a_header_damaged_at_any_place_raises_nothing():
    save_my_digit(digits_of("test")[0][7])
    whole, random = read_state(FILE), np.random.default_rng(0)
    for _ in range(2000):
        damaged = bytearray(whole)
        for place in random.integers(8, 60, 2):
            damaged[place] = random.integers(256)
        damaged[29:33] = struct.pack(">I", zlib.crc32(damaged[12:29]))  # Pillow looks further only where it fits
        image = my_digit._decoded(bytes(damaged))
        assert image is None or image.shape == (28, 28)


def test_the_scene_shows_it_on_a_photograph():
    scene = load_my_digit("scene")
    assert scene.shape == (64, 64, 3) and scene.dtype == np.float32 and 0 <= scene.min() and scene.max() <= 1
    with pytest.raises(ValueError, match="Expected view='digit' or view='scene'; got 'photo'"):
        load_my_digit("photo")


def test_a_file_is_taken_and_not_kept(tmp_path):
    path = tmp_path / "four.png"
    path.write_bytes(picture(four()))
    taken = load_my_digit(file=path)
    assert taken.shape == (28, 28) and taken.dtype == np.float32 and read_state(FILE) is None
    assert load_my_digit("scene", file=path).shape == (64, 64, 3)
    with pytest.raises(ValueError, match="Expected an image file"):
        load_my_digit(file=tmp_path / "none.png")
