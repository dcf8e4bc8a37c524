"""What people without a mouse, without sight or with a finger find in panels and pictures, and after a restart."""

import nbformat
import pytest
from conftest import wait_until_idle

from helpers.paths import NOTEBOOKS, lesson_notebooks
from helpers.tools.pages import page_of

PANEL = ".jp-OutputArea-output .five-models-panel"
LESSONS = [path.name for path in lesson_notebooks()]


@pytest.fixture
def page(open_lesson):
    page = open_lesson("access.ipynb")
    page.evaluate("jupyterapp.shell.currentWidget.content.node.style.scrollBehavior = 'auto'")
    page.locator(PANEL).first.locator("img[alt]").wait_for()
    return page


def test_axe_finds_nothing_in_panels_and_pictures(page, violations):
    assert page.locator(".jp-OutputArea-output img").count() == 4
    assert violations(page, ".jp-OutputArea-output") == []


def test_controls_and_pictures_say_what_they_are(page):
    panel = page.locator(PANEL).first
    assert panel.get_by_role("slider", name="rows").get_attribute("aria-valuetext") == "2"
    units = panel.get_by_role("slider", name="hidden units")
    assert units.get_attribute("aria-valuetext") == "4"
    units.focus()
    page.keyboard.press("ArrowRight")
    panel.get_by_text("2 rows, 64 units").wait_for()
    assert units.get_attribute("aria-valuetext") == "64", "the value, not its place in the list"
    assert panel.get_by_role("button", name="Play rows").count() == 1
    alts = page.locator(".jp-OutputArea-output img").evaluate_all("all => all.map(image => image.alt)")
    assert alts[:2] == ["A blue box.", "A map."] and alts[3] == "A rising line."
    assert alts[2].startswith("A line: epoch 2 of 2, finished") and "at first loss 0.500" in alts[2]


def test_the_words_are_spoken_and_the_canvas_stays(page):
    panel = page.locator(PANEL).first
    words, picture = panel.get_by_role("status"), panel.locator("img")
    words.evaluate("node => window.wordsNode = node")
    before = picture.bounding_box()
    panel.get_by_role("slider", name="rows").focus()
    page.keyboard.press("End")
    panel.get_by_text("5 rows, 4 units").wait_for()
    assert words.evaluate("node => node === window.wordsNode && node.textContent.trim()") == "5 rows, 4 units"
    assert picture.bounding_box() == before


def test_labels_tracks_and_reset_are_in_line(page):
    panel = page.locator(PANEL).first
    tracks = [track.bounding_box() for track in panel.locator(".noUi-base").all()]
    assert len({track["width"] for track in tracks}) == 1
    assert panel.get_by_role("button", name="Reset").bounding_box()["y"] > max(track["y"] for track in tracks)


def test_a_finger_drags_on_the_map_and_scrolls_beside_it(page):
    panel = page.locator(PANEL).nth(1)
    panel.scroll_into_view_if_needed()
    box, touch = panel.locator("img").bounding_box(), page.context.new_cdp_session(page)
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def swipe(across):
        x, y = box["x"] + across, box["y"] + 200
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for step in range(1, 11):
            point = {"x": x, "y": y - 10 * step}
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_timeout(500)

    swipe(190)
    across, up = map(float, panel.get_by_role("status").inner_text().removeprefix("at ").split(", "))
    assert abs(across) < 0.1 and 0.8 < up < 1.2, "the point followed the finger to the end"
    assert panel.locator("img").bounding_box() == box, "the page stayed"


def test_a_panel_tells_that_its_kernel_was_restarted(page):
    page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart()")
    page.locator(PANEL).first.get_by_text("The kernel was restarted").wait_for(timeout=30_000)
    wait_until_idle(page)


@pytest.mark.parametrize("name", LESSONS)
def test_axe_finds_nothing_in_a_page_of_a_lesson(name, browser, violations, tmp_path):
    (tmp_path / "page.html").write_text(page_of(nbformat.read(NOTEBOOKS / name, as_version=4)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((tmp_path / "page.html").as_uri(), wait_until="domcontentloaded")
    assert "A still of an interactive panel" in page.content()
    assert violations(page, "body") == []
    page.close()


@pytest.mark.parametrize("name", LESSONS)
def test_the_first_screen_is_whole_and_unasked(name, lab, browser):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{lab}/{name}?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    wait_until_idle(page)
    page.wait_for_timeout(5000)
    assert page.get_by_text("official Jupyter news").count() == 0, "a popup asks about news"
    broken = page.locator("img").evaluate_all("all => all.filter(i => i.complete && !i.naturalWidth).map(i => i.src)")
    assert broken == [], "a picture from elsewhere is missing offline"
    assert page.locator(".jp-CodeCell").first.locator(".jp-InputPlaceholder, .jp-Placeholder").count(), "setup folded"
    play = page.locator(".jp-OutputArea-output img").first.bounding_box()["y"]
    assert play < 900, f"the play begins {play:.0f} pixels down, below the first screen"
    changed = page.evaluate("JSON.stringify(jupyterapp.shell.currentWidget.context.model.sharedModel.metadata)")
    assert not page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty"), changed
    page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")
    page.close()


@pytest.mark.parametrize("theme", ["Dark"], indirect=True)
def test_a_stored_picture_follows_the_dark_theme_before_a_cell_was_run(lab, browser, theme):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{lab}/{LESSONS[0]}?reset")
    ink = page.locator(".jp-OutputArea-output img.five-models-ink").first
    ink.wait_for(timeout=60_000)
    wait_until_idle(page)
    assert ink.evaluate("image => getComputedStyle(image).filter").startswith("invert")
    page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")
    page.close()
