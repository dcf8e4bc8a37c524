"""The yardstick itself: wide enough, the same every time, and apart from what trains."""

import numpy as np
import pytest

from helpers.models import load_model, model_cards
from helpers.paths import NOTEBOOKS, ROOT
from tests.yardstick.drawn_digits import SHAPES, drawn_digits
from tests.yardstick.measure import png_of, right, through_the_pipeline
from tests.yardstick.photographs import KINDS, photographed_digits


def test_every_digit_has_at_least_ten_shapes_and_all_differ():
    shapes = [shape for digit in range(10) for shape in SHAPES[digit]]
    assert min(len(SHAPES[digit]) for digit in range(10)) >= 10 and len(set(shapes)) == len(shapes)


def test_drawings_are_ink_on_paper_within_the_pad_and_the_same_every_time():
    drawings, labels = drawn_digits(1, seed=1)
    assert drawings.shape == (len(labels), 280, 280) and drawings.min() == 0 and drawings.max() == 1
    assert np.bincount(labels).tolist() == [len(SHAPES[digit]) for digit in range(10)]
    assert not drawings[:, [0, -1]].any()
    np.testing.assert_array_equal(drawings, drawn_digits(1, seed=1)[0])


@pytest.mark.parametrize("kind", KINDS)
def test_photographs_are_the_same_every_time(kind):
    files, labels = photographed_digits(kind, seed=1, each_class=1)
    assert labels.tolist() == list(range(10)) and files == photographed_digits(kind, seed=1, each_class=1)[0]


def test_no_training_script_knows_the_shapes():
    sources = [*(ROOT / "data").glob("*.py"), *(ROOT / "helpers").rglob("*.py")]
    assert sources and not [path for path in sources if "yardstick" in path.read_text(encoding="utf-8")]


def share_read(files, labels):
    return right(load_model("digit_reader"), through_the_pipeline(files), labels).mean()


def test_the_card_says_how_the_reader_reads_drawings():
    told = model_cards()["digit_reader"]["yardstick"]
    assert set(told) == {"drawn", "MNIST", *KINDS}
    drawings, labels = drawn_digits(2, seed=1)  # all shapes; two fifths of what the card was measured on
    assert share_read(list(map(png_of, drawings)), labels) == pytest.approx(told["drawn"], abs=0.02)


@pytest.mark.parametrize("kind", KINDS)
def test_the_card_says_how_the_reader_reads_photographs(kind):
    told = model_cards()["digit_reader"]["yardstick"][kind]
    assert share_read(*photographed_digits(kind, seed=1, each_class=3)) == pytest.approx(told, abs=0.08)


def test_the_introduction_says_what_the_reader_still_misreads():
    told = model_cards()["digit_reader"]["yardstick"]["MNIST"]
    sentence = f"misreads {round(1000 * (1 - told))} of 1,000 digits"
    assert sentence in (NOTEBOOKS / "00_introduction.ipynb").read_text(encoding="utf-8")
