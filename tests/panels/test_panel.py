import io

import ipywidgets as widgets
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from PIL import Image

from helpers.panels.panel import SWEEP_VARIABLE, Panel, picture_png
from helpers.plots.style import new_figure


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
    assert {"image/png", "application/vnd.jupyter.widget-view+json"} <= set(bundle.data)
    assert bundle.metadata["image/png"]["alt"] == "A grey square."
    monkeypatch.setenv(SWEEP_VARIABLE, "1")
    with pytest.raises(AssertionError, match="level = 10"):
        panel(largest=10)._ipython_display_()


def test_controls_are_described_and_played():
    p = panel(invert=widgets.Checkbox(description="upside down"))
    assert p._controls["level"].description == "level" and p._controls["invert"].description == "upside down"
    playing = panel(play="level").children[0].children
    player = next(child for child in playing if isinstance(child, widgets.Play))
    assert (player.min, player.max, player.value) == (0, 8, 2)


def test_the_picture_has_its_own_width_unless_told():
    assert panel()._image.layout.width == "280px" and panel(width=400)._image.layout.width == "400px"


def test_a_panel_needs_alt_text_and_a_control():
    with pytest.raises(ValueError, match="Expected alt text and at least one control"):
        Panel(grey, alt="", level=widgets.IntSlider())
    with pytest.raises(ValueError, match="0 controls"):
        Panel(grey, alt="x")


def test_pictures_of_every_kind_become_png():
    array = np.linspace(0, 1, 12).reshape(3, 4)
    for picture in (array, np.repeat(array[..., None], 3, -1), Image.new("RGB", (5, 5)), new_figure(1, 1)[0]):
        assert Image.open(io.BytesIO(picture_png(picture))).format == "PNG"
    assert Image.open(io.BytesIO(picture_png(array, least_side=40))).size == (40, 30)
    with pytest.raises(TypeError, match="Expected a Figure, a PIL image or an array"):
        picture_png("a circle")
