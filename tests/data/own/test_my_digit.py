import numpy as np
import pytest
from PIL import Image

from helpers.data.builtin.digits import digits_of
from helpers.data.own.my_digit import FILE, load_my_digit, save_my_digit
from helpers.metrics.generated_digits import digit_probabilities
from helpers.state import VARIABLE, read_state, write_state
from tests.data.own.fours import four, picture


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


def test_a_file_is_taken_and_not_kept(tmp_path):
    path = tmp_path / "four.png"
    path.write_bytes(picture(four()))
    taken = load_my_digit(file=path)
    assert taken.shape == (28, 28) and taken.dtype == np.float32 and read_state(FILE) is None
    assert load_my_digit("scene", file=path).shape == (64, 64, 3)
    with pytest.raises(ValueError, match="Expected an image file"):
        load_my_digit(file=tmp_path / "none.png")
