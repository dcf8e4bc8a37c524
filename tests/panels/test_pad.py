import base64

import ipywidgets as widgets
import numpy as np
import pytest

from helpers.data.own.my_digit import DEFAULT, load_my_digit
from helpers.panels.pad import DrawingPad, pad_panel
from helpers.state import VARIABLE


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


def show_digit(digit):
    return digit, f"{digit.sum():.1f} of ink"


def data_url(data):
    return "data:image/png;base64," + base64.b64encode(data).decode()


def test_a_drawing_is_shown_kept_and_told(home):
    panel = pad_panel(show_digit, alt="A digit.")
    before = panel.words
    panel._controls["pad"].value = data_url(DEFAULT.read_bytes())
    assert panel.error is None and panel.words != before
    assert (home / "my_digit.png").exists()
    assert float(panel.words.split()[0]) == pytest.approx(load_my_digit().sum(), abs=1)


def test_it_says_whose_digit_is_shown():
    panel = pad_panel(show_digit, alt="A digit.")
    pad = panel._controls["pad"]
    assert "comes with the series" in pad.whose
    pad.value = data_url(DEFAULT.read_bytes())
    assert "your digit, kept" in pad.whose
    pad.value = ""
    assert (
        "your digit, kept" in pad.whose and "your digit" in pad_panel(show_digit, alt="A digit.")._controls["pad"].whose
    )


@pytest.mark.parametrize("bad", ["data:image/png;base64,", data_url(b"no image")])
def test_a_bad_drawing_is_told_in_the_panel_and_keeps_the_digit(bad, home):
    panel = pad_panel(show_digit, alt="A digit.")
    before = panel.picture
    panel._controls["pad"].value = bad
    assert "Expected an image file" in panel.error
    assert panel.picture == before and not home.exists()


def test_a_state_folder_that_cannot_be_written_is_told(home):
    home.write_text("a file where the folder should be")
    panel = pad_panel(show_digit, alt="A digit.")
    panel._controls["pad"].value = data_url(DEFAULT.read_bytes())
    assert panel.error is None and "could not be kept: the state folder cannot be written" in panel.words


def test_the_pad_is_swept_and_told_without_its_bytes(home):
    panel = pad_panel(show_digit, alt="A digit.")
    panel.sweep()
    told = panel._repr_mimebundle_()["text/plain"].split("\n")
    assert told[:2] == ["Interactive panel (pad = untouched): A digit.", panel.words]
    assert told[2].startswith("image 28×28 = ")
    assert isinstance(panel._controls["pad"], DrawingPad)
    assert not home.exists(), "a sweep keeps no digit"


def test_controls_beside_the_pad_reach_the_drawing():
    def show_twice(digit, times):
        return np.tile(digit, (1, times)), f"{times} times"

    panel = pad_panel(show_twice, alt="A digit.", times=widgets.IntSlider(2, min=1, max=4))
    assert panel.words == "2 times"
    panel._controls["times"].value = 3
    assert panel.words == "3 times"
    panel.sweep()
    assert panel._controls["pad"] not in panel.children[0].children[1].children[0].children[0].children
