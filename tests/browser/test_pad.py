"""The drawing pad under mouse, fingers and keyboard, on wide and narrow pages."""

from conftest import PHOTOGRAPHS, wait_until_idle

PANEL = ".jp-OutputArea-output .five-models-panel"
SEVEN = [(70, 60), (210, 60), (150, 150), (120, 240)]
BAR = [(105, 150), (195, 150)]


def points_on(pad, stroke):
    box = pad.bounding_box()
    return [(box["x"] + x * box["width"] / 284, box["y"] + y * box["height"] / 284) for x, y in stroke]


def draw(page, pad, stroke, button="left"):
    (x, y), *others = points_on(pad, stroke)
    page.mouse.move(x, y)
    page.mouse.down(button=button)
    for x, y in others:
        page.mouse.move(x, y, steps=4)
    page.mouse.up(button=button)


def ink(pad):
    """Dark pixels on the canvas."""
    return pad.evaluate(
        """c => { const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0;
                  for (let i = 0; i < d.length; i += 4) n += d[i] < 128; return n; }"""
    )


def test_a_barred_seven_is_read_and_what_is_no_pen_is_ignored(open_lesson):
    page = open_lesson("pad.ipynb")
    panel = page.locator(PANEL).first
    pad, whose = panel.locator("canvas"), panel.locator(".whose")
    assert "comes with the series" in whose.inner_text()
    draw(page, pad, SEVEN, button="right")
    assert ink(pad) == 0, "the right button draws"
    page.keyboard.press("Escape")
    draw(page, pad, SEVEN)
    draw(page, pad, BAR)
    panel.get_by_text("The network reads 7.").wait_for(timeout=10_000)
    assert "your digit, kept" in whose.inner_text()
    before = ink(pad)
    touch = page.context.new_cdp_session(page)
    (first, *way), ((x, y), _) = points_on(pad, [(30, 30), (40, 250)]), points_on(pad, BAR)
    fingers = [{"x": first[0], "y": first[1], "id": 1}, {"x": x, "y": y + 60, "id": 2}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": fingers[:1]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": fingers})
    fingers = [{"x": way[0][0], "y": way[0][1], "id": 1}, {"x": x + 60, "y": y + 60, "id": 2}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": fingers})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    one_stroke = ink(pad) - before
    assert 2000 < one_stroke < 6500, "one finger draws, the second does not"
    panel.locator("[data-do=undo]").click()
    page.wait_for_timeout(300)
    assert ink(pad) == before and "the others stay" in panel.locator(".note").inner_text()
    palm = [{"x": first[0], "y": first[1], "id": 1, "radiusX": 45, "radiusY": 45}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": palm})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert ink(pad) == before, "a palm draws"


def test_after_the_page_is_loaded_again_the_pad_shows_the_drawing(open_lesson):
    page = open_lesson("pad.ipynb")
    draw(page, page.locator(f"{PANEL} canvas").first, SEVEN)
    page.wait_for_timeout(1000)
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(1500)
    page.reload()
    page.wait_for_selector(f"{PANEL} canvas", timeout=60_000)
    wait_until_idle(page)
    page.wait_for_timeout(1500)
    assert ink(page.locator(f"{PANEL} canvas").first) > 2000


def test_pad_and_result_stand_side_by_side_where_there_is_room_and_are_never_cut(open_lesson):
    page = open_lesson("pad.ipynb")
    panel = page.locator(PANEL).first
    page.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")
    PHOTOGRAPHS.mkdir(exist_ok=True)
    for width, beside in ((1440, True), (1100, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 1000})
        page.wait_for_timeout(800)
        pad, picture = panel.locator("canvas").bounding_box(), panel.locator("img").first.bounding_box()
        assert (picture["x"] > pad["x"] + pad["width"]) == beside, (width, pad, picture)
        assert max(box["x"] + box["width"] for box in (pad, picture)) <= width, (width, pad, picture)
        page.screenshot(path=PHOTOGRAPHS / f"pad-{width}.png")
