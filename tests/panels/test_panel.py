import io

import ipywidgets as widgets
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from PIL import Image

from helpers.panels.controls import value_of, words_of
from helpers.panels.panel import SWEEP_VARIABLE, Panel
from helpers.plots.show import alt_in, png_in


def grey(level, invert=False):
    if level > 8:
        raise ValueError("too <bright>")
    return np.full((4, 4), level / 10), f"level {level}, invert {invert}"


def panel(largest=8, **more):
    return Panel(grey, alt="A grey square.", level=widgets.IntSlider(2, 0, largest), **more)


def pixel(png):
    return Image.open(io.BytesIO(png)).convert("L").getpixel((0, 0))


def test_moving_a_control_redraws_picture_and_words():
    p = panel()
    assert pixel(p.picture) == round(255 * 0.8) and p.words == "level 2, invert False"
    p._controls["level"].value = 5
    assert pixel(p.picture) == round(255 * 0.5) and p.words == "level 5, invert False"
    assert p.settings == {"level": 5}


def test_reset_puts_all_back():
    p = panel()
    p._controls["level"].value = 7
    p.reset()
    assert p.settings == {"level": 2} and p.words == "level 2, invert False"


def test_a_failing_draw_is_told_in_the_panel_and_keeps_the_picture():
    p = panel(largest=10)
    p._controls["level"].value = 5
    before = p.picture
    p._controls["level"].value = 10
    assert p.error == "too <bright>" and p.picture == before
    assert "too &lt;bright&gt;" in p._text.value
    p._controls["level"].value = 3
    assert p.error is None and "level 3" in p._text.value


def test_the_sweep_tries_both_ends_and_every_option():
    tried = []

    def draw(level, size):
        tried.append((level, size))
        return np.full((2, 2), level), f"{level} {size}"

    p = Panel(
        draw, alt="x", level=widgets.FloatSlider(0.5, min=0, max=1), size=widgets.Dropdown(options=["s", "m", "l"])
    )
    p.sweep()
    assert {(0.0, "s"), (1.0, "s"), (0.5, "m"), (0.5, "l")} <= set(tried)
    assert p.settings == {"level": 0.5, "size": "s"}


def test_the_sweep_finds_a_position_that_fails():
    with pytest.raises(AssertionError, match="level = 10: too <bright>"):
        panel(largest=10).sweep()


def test_the_sweep_finds_a_control_that_does_nothing():
    p = Panel(
        lambda level, dead: (np.full((2, 2), level / 8), "same"),
        alt="x",
        level=widgets.IntSlider(2, 0, 8),
        dead=widgets.Checkbox(),
    )
    with pytest.raises(AssertionError, match="Moving dead changes neither"):
        p.sweep()


def test_displaying_sweeps_when_the_tests_ask_for_it(monkeypatch):
    InteractiveShell.instance()
    monkeypatch.delenv(SWEEP_VARIABLE, raising=False)
    with capture_output() as captured:
        panel(largest=10)._ipython_display_()
    bundle = captured.outputs[0]
    told = ["Interactive panel (level = 2): A grey square.", "level 2, invert False"]
    assert bundle.data["text/plain"].split("\n") == [*told, f"image 4×4 = {' '.join(['20'] * 16)}"]
    assert "application/vnd.jupyter.widget-view+json" in bundle.data
    still = bundle.data["text/html"]
    assert alt_in(still) == "A grey square." and png_in(still)
    assert "A still of an interactive panel" in still and "It shows level = 2. level 2" in still
    monkeypatch.setenv(SWEEP_VARIABLE, "1")
    with pytest.raises(AssertionError, match="level = 10"):
        panel(largest=10)._ipython_display_()


def test_controls_are_described_and_played():
    p = panel(invert=widgets.Checkbox(description="upside down"))
    assert p._controls["level"].description == "level" and p._controls["invert"].description == "upside down"
    playing = panel(play="level").children[0].children[1].children
    player = next(child for child in playing if isinstance(child, widgets.Play))
    assert (player.min, player.max, player.value) == (0, 8, 2)


def test_the_picture_has_its_own_width_unless_told():
    assert panel()._image.layout.width == "480px" and panel(width=400)._image.layout.width == "400px"


def test_a_panel_needs_alt_text_and_a_control():
    with pytest.raises(ValueError, match="Expected alt text and at least one control"):
        Panel(grey, alt="", level=widgets.IntSlider())
    with pytest.raises(ValueError, match="0 controls"):
        Panel(grey, alt="x")


def test_the_canvas_keeps_its_size_when_pictures_differ():
    def draw(rows):
        return Image.new("RGB", (300, 40 * rows)), f"{rows} rows"

    told = Panel(draw, alt="Rows.", height=200, rows=widgets.IntSlider(1, 1, 5))
    grows = Panel(draw, alt="Rows.", rows=widgets.IntSlider(2, 1, 5))
    for rows, size in ((1, 80), (5, 200), (3, 200)):
        told._controls["rows"].value = grows._controls["rows"].value = rows
        assert Image.open(io.BytesIO(told.picture)).size == (300, 200)
        assert Image.open(io.BytesIO(grows.picture)).size == (300, size)


def test_controls_are_equally_wide_with_aligned_labels_and_reset_below():
    p = panel(invert=widgets.Dropdown(options=["a", "b"], description="a longer name"))
    box, buttons = p.children[0].children
    assert len({control.layout.width for control in box.children}) == 1
    assert len({control.style.description_width for control in box.children}) == 1
    assert buttons.children[-1].description == "Reset"


@pytest.mark.parametrize(
    ("control", "value", "words"),
    [
        (widgets.FloatSlider(0.24999999999999997, min=0, max=1, step=0.05), 0.25, "0.25"),
        (widgets.SelectionSlider(options=[1, 2, 64], value=64), 64, "64"),
        (widgets.SelectionSlider(options=[("a few", 3), ("many", 30)], value=30), 30, "many"),
        (widgets.IntSlider(3), 3, "3"),
    ],
)
def test_a_value_is_what_a_reader_would_say(control, value, words):
    assert value_of(control) == value and words_of(control) == words


def test_the_words_lie_in_one_area_that_stays():
    p = panel()
    area = p._text
    p._controls["level"].value = 5
    assert p._text is area and "five-models-words" in area._dom_classes and area.value == "level 5, invert False"
