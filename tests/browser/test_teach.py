"""Teaching it yourself: camera, files and everything that can go wrong with a camera, in Chromium with its fake device."""

import io
import json
import urllib.request

import pytest
from conftest import PHOTOGRAPHS, wait_until_idle
from PIL import Image

CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
DENIED, NONE = CAMERA[:1], CAMERA[1:]
PANEL = ".jp-OutputArea-output .five-models-teach"


def picture(colour, kind="jpeg"):
    buffer = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(buffer, kind)
    return buffer.getvalue()


def files(*colours):
    return [{"name": f"{c}-{k}.jpg", "mimeType": "image/jpeg", "buffer": picture(c)} for k, c in enumerate(colours)]


def button(panel, name, number=0):
    return panel.get_by_role("button", name=name, exact=True).nth(number)


def says(panel, text):
    panel.get_by_role("status").get_by_text(text).wait_for(timeout=20_000)


def choose(page, opener, chosen):
    with page.expect_file_chooser() as chooser:
        opener.click()
    chooser.value.set_files(chosen)


def opened(open_lesson, name="teach.ipynb"):
    page = open_lesson(name)
    page.evaluate("jupyterapp.shell.currentWidget.content.node.style.scrollBehavior = 'auto'")
    panel = page.locator(PANEL).first
    panel.locator(".class").nth(1).wait_for()
    panel.scroll_into_view_if_needed()
    return page, panel


def counts(panel):
    return [int(text.split()[0]) for text in panel.locator(".count").all_inner_texts()]


def answers(panel):
    return [float(text) for text in panel.locator(".bar .label span:last-child").all_inner_texts()]


def photograph(page, panel, name):
    PHOTOGRAPHS.mkdir(exist_ok=True)
    panel.screenshot(path=PHOTOGRAPHS / f"teach-{name}.png")


def saved(page, lab, name):
    """The notebook as JupyterLab saves it, with the state of its widgets."""
    page.evaluate("jupyterapp.commands.execute('@jupyter-widgets/jupyterlab-manager:saveWidgetState')")
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(2000)
    address = lab.replace("/lab/tree/", "/api/contents/") + f"/{name}?content=1"
    return json.loads(urllib.request.urlopen(address).read())["content"]


@pytest.mark.parametrize(
    ("browser", "theme"), [(CAMERA, "Light"), (CAMERA, "Dark")], indirect=True, ids=["light", "dark"]
)
def test_a_class_is_taught_by_camera_and_another_by_files(open_lesson, theme, violations):
    page, panel = opened(open_lesson)
    says(panel, "Trained on examples: temple and flower.")
    assert counts(panel) == [10, 10] and "on this computer" in panel.locator(".where").inner_text()
    button(panel, "Start again").click()
    says(panel, "All pictures and the head are gone.")
    assert counts(panel) == [0, 0] and button(panel, "Take ten").is_disabled()
    for number, name in enumerate(("screen", "wall")):
        field = panel.get_by_role("textbox", name=f"Name of class {number + 1}")
        field.click()
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        panel.get_by_role("group", name=f"Class {name}").wait_for()
    button(panel, "Start camera").click()
    says(panel, "The camera runs. Take ten pictures for each class.")
    button(panel, "Take ten").click()
    says(panel, "screen: 10 more, 10 now.")
    choose(page, button(panel, "Files…", 1), files(*["navy"] * 4))
    says(panel, "wall: 4 more, 4 now.")
    button(panel, "Train").click()
    says(panel, "Likeliest: screen.")
    says(panel, "Trained on 14 pictures of 2 classes in ")
    assert answers(panel)[0] > 0.9
    assert violations(page, PANEL) == []
    photograph(page, panel, f"1200-{theme.lower()}")
    choose(page, button(panel, "Ask about a file…"), files("blue"))
    says(panel, "Likeliest: wall.")
    assert button(panel, "Start camera").is_enabled(), "a file is asked about instead of the camera"
    photograph(page, panel, f"file-{theme.lower()}")
    button(panel, "Remove picture 2 of wall").click()
    says(panel, "One picture is gone.")
    assert (
        counts(panel) == [10, 3] and panel.locator(":focus").get_attribute("aria-label") == "Remove picture 2 of wall"
    )
    button(panel, "Empty").click()
    says(panel, "The class is empty.")
    button(panel, "Train").click()
    says(panel, "Expected at least 2 pictures of each class, better ten; screen has 0.")
    button(panel, "Add a class").click()
    says(panel, "There is one more class.")
    button(panel, "Remove class", 2).click()
    says(panel, "The class is gone.")
    assert counts(panel) == [0, 3]


@pytest.mark.parametrize("browser", [CAMERA], indirect=True, ids=["camera"])
def test_no_picture_is_saved_with_the_notebook(open_lesson, lab):
    page, panel = opened(open_lesson, "teach_hub.ipynb")
    button(panel, "Start camera").click()
    says(panel, "The camera runs.")
    for number in range(2):
        button(panel, "Take ten", number).click()
        says(panel, f"class {number + 1}: 10 more, 10 now.")
    button(panel, "Train").click()
    says(panel, "Likeliest:")
    content = saved(page, lab, "teach_hub.ipynb")
    states = _states(content)
    assert any("_esm" in state for state in states), "no state of widgets was saved; this test would say nothing"
    text = json.dumps([{name: part for name, part in state.items() if name != "_esm"} for state in states])
    assert len(content["cells"][0]["outputs"]) == 1
    text += json.dumps(content["cells"][0]["outputs"])
    assert "/9j/" not in text and "jpeg" not in text and "blob:" not in text and len(text) < 100_000


def _states(content):
    states = (
        content["metadata"].get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    )
    return [widget["state"] for widget in states.values()]


@pytest.mark.parametrize("browser", [CAMERA], indirect=True, ids=["camera"])
def test_frames_never_queue_up(open_lesson):
    """A base that takes 0.4 s for a picture is sent no more pictures than it looks at."""
    page, panel = opened(open_lesson, "teach_slow.ipynb")
    page.evaluate(
        """() => { window.sent = 0; const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (data) { window.sent += data.byteLength > 4000; return send.call(this, data); }; }"""
    )
    button(panel, "Start camera").click()
    says(panel, "Likeliest:")
    before = page.evaluate("sent")
    page.wait_for_timeout(5000)
    assert page.evaluate("sent") - before <= 10
    page.wait_for_function(f"sent >= {before} + 3", timeout=60_000)
    button(panel, "Stop camera").click()
    began = page.evaluate("performance.now()")
    wait_until_idle(page, 100)
    # a camera's thirty frames a second would keep the base busy for a minute
    assert page.evaluate("performance.now()") - began < 15_000, "questions were left over"
    button(panel, "Start camera").click()
    button(panel, "Take one").click(trial=True)  # waits until the camera runs
    button(panel, "Take one").evaluate("node => { for (let press = 0; press < 20; press++) node.click(); }")
    says(panel, "temple: 1 more, 11 now.")
    page.wait_for_timeout(1500)
    assert counts(panel)[0] == 11


@pytest.mark.parametrize("browser", [CAMERA], indirect=True, ids=["camera"])
def test_a_camera_that_goes_away_leaves_the_pictures(open_lesson):
    page, panel = opened(open_lesson)
    page.evaluate(
        """() => { const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (wanted) => window.given = await ask(wanted); }"""
    )
    button(panel, "Start camera").click()
    says(panel, "Likeliest:")
    button(panel, "Take ten").click()
    page.wait_for_timeout(700)
    page.evaluate("given.getVideoTracks()[0].dispatchEvent(new Event('ended'))")
    page.wait_for_timeout(1500)
    assert 10 < counts(panel)[0] < 20 and button(panel, "Start camera").is_enabled()
    assert panel.locator(".bar").count() == 0, "bars of a camera that is gone"
    button(panel, "Start camera").click()
    says(panel, "Likeliest:")
    button(panel, "Stop camera").click()
    page.wait_for_timeout(300)
    assert page.evaluate("given.getVideoTracks()[0].readyState") == "ended", "the light of the camera stays on"
    button(panel, "Start camera").click()
    says(panel, "Likeliest:")
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_timeout(1000)
    wait_until_idle(page)
    assert page.evaluate("given.getVideoTracks()[0].readyState") == "ended", "the camera outlives its panel"


TROUBLES = {
    "denied": (DENIED, "", "permission was denied"),
    "none": (NONE, "", "No camera was found."),
    "insecure": (
        CAMERA,
        "Object.defineProperty(navigator, 'mediaDevices', {value: undefined})",
        "This page is not secure",
    ),
    "in use": (
        CAMERA,
        "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotReadableError'); }",
        "another program may be using it",
    ),
    "frame": (
        CAMERA,
        "Object.defineProperty(document, 'featurePolicy', {value: {allowsFeature: () => false}});"
        "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); }",
        "a frame that may not use the camera",
    ),
}


@pytest.mark.parametrize(("browser", "script", "words"), [*TROUBLES.values()], indirect=["browser"], ids=[*TROUBLES])
def test_without_a_camera_it_says_why_and_takes_files(open_lesson, script, words):
    page, panel = opened(open_lesson)
    page.evaluate(f"() => {{ {script} }}")
    button(panel, "Start camera").click()
    says(panel, words)
    says(panel, "You can take files instead.")
    assert button(panel, "Start camera").is_enabled() and button(panel, "Take one").is_disabled()
    choose(
        page, button(panel, "Files…"), [*files("red"), {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"no"}]
    )
    says(panel, "notes.txt cannot be read as an image.")
    assert counts(panel) == [11, 10]


@pytest.mark.parametrize("browser", [CAMERA], indirect=True, ids=["camera"])
def test_on_a_hub_it_says_first_that_pictures_leave_the_computer(open_lesson):
    page, panel = opened(open_lesson, "teach_hub.ipynb")
    assert "runs on another computer" in panel.locator(".where").inner_text()
    assert button(panel, "Start camera").is_visible()
    photograph(page, panel, "hub")


@pytest.mark.parametrize("browser", [CAMERA], indirect=True, ids=["camera"])
def test_keyboard_alone_narrow_page_and_a_page_loaded_again(open_lesson):
    page, panel = opened(open_lesson)
    page.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")
    for key, text in (("Start camera", "Likeliest:"), ("Take one", "temple: 1 more, 11 now."), ("Train", "Likeliest:")):
        button(panel, key).focus()
        page.keyboard.press("Enter" if key == "Train" else "Space")
        says(panel, text)
    field = panel.get_by_role("textbox", name="Name of class 1")
    field.focus()
    page.keyboard.type("dd hall")  # d twice would delete the cell
    page.keyboard.press("Tab")
    panel.get_by_role("group", name="Class dd hall").wait_for()
    page.set_viewport_size({"width": 390, "height": 1400})
    page.wait_for_timeout(800)
    photograph(page, panel, "390")
    right = panel.evaluate("p => Math.max(...[...p.querySelectorAll('*')].map(e => e.getBoundingClientRect().right))")
    assert right <= 390, right
    page.set_viewport_size({"width": 1200, "height": 1600})
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(1500)
    page.reload()
    page.wait_for_selector(f"{PANEL} .shelf button[style]", timeout=60_000)
    wait_until_idle(page)
    panel = page.locator(PANEL).first
    assert counts(panel) == [11, 10] and panel.get_by_role("group", name="Class dd hall").count() == 1
