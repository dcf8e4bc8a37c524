"""Every panel of every lesson, moved by mouse and by keyboard in a real JupyterLab; photographs for the eye."""

import pytest
from conftest import PHOTOGRAPHS, wait_until_idle

from helpers.paths import lesson_notebooks

LESSONS = [path.name for path in lesson_notebooks()]
PANEL = ".jp-OutputArea-output .five-models-panel"
FOUR = [
    [(112, 48), (104, 84), (96, 120), (90, 148), (128, 150), (166, 146), (196, 143)],
    [(172, 92), (166, 140), (160, 186), (152, 236)],
]


def looks(panel):
    """What a reader sees of a panel: its pictures and its words."""
    return panel.evaluate(
        """async panel => {
            const images = [...panel.querySelectorAll('img')];
            const bytes = await Promise.all(images.map(async i => (await (await fetch(i.src)).arrayBuffer())));
            const sums = bytes.map(b => new Uint8Array(b).reduce((a, x) => (a * 31 + x) % 1e9, 7));
            return sums.join() + panel.querySelector('.widget-html')?.textContent;
        }"""
    )


def changes(page, panel, act):
    """Whether the panel looks different within five seconds of an action, and shows no error."""
    before = looks(panel)
    act()
    for _ in range(50):
        page.wait_for_timeout(100)
        if looks(panel) != before:
            break
    assert "No new picture." not in panel.inner_text(), panel.inner_text()
    return looks(panel) != before


def photograph(page, panel, theme, name, number):
    PHOTOGRAPHS.mkdir(exist_ok=True)
    panel.screenshot(path=PHOTOGRAPHS / f"{name.removesuffix('.ipynb')}-panel-{number}-{theme.lower()}.png")


def drag(page, handle, pixels):
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + pixels, y, steps=5)
    page.mouse.up()


def inward(handle):
    """1 or -1: towards the middle of its range, so that no end stops a move."""
    low, high, now = (float(handle.get_attribute(f"aria-value{what}")) for what in ("min", "max", "now"))
    return 1 if now <= (low + high) / 2 else -1


def move_slider(page, panel, handle):
    """By keyboard and by mouse; far enough for a slider of few steps."""
    handle.focus()
    key = "ArrowRight" if inward(handle) > 0 else "ArrowLeft"
    assert changes(page, panel, lambda: [page.keyboard.press(key) for _ in range(3)]), "the arrow keys change nothing"
    assert changes(page, panel, lambda: drag(page, handle, 90 * inward(handle))), "dragging changes nothing"


def move_choice(page, panel, choice):
    options = choice.evaluate("s => [...s.options].map(o => o.value)")
    now = choice.evaluate("s => s.value")
    choice.focus()
    key = "ArrowDown" if options.index(now) < len(options) - 1 else "ArrowUp"
    assert changes(page, panel, lambda: page.keyboard.press(key)), "the arrow keys change nothing"
    now = choice.evaluate("s => s.value")
    other = next(option for option in options if option != now)
    assert changes(page, panel, lambda: choice.select_option(other)), "choosing changes nothing"


def draw_a_four(page, panel, pad):
    box = pad.bounding_box()

    def stroke(points):
        page.mouse.move(box["x"] + points[0][0], box["y"] + points[0][1])
        page.mouse.down()
        for x, y in points[1:]:
            page.mouse.move(box["x"] + x, box["y"] + y, steps=4)
        page.mouse.up()

    panel.locator("[data-do=clear]").first.click()
    assert changes(page, panel, lambda: stroke([(140, 40), (140, 240)])), "a stroke of the mouse changes nothing"
    panel.locator("[data-do=undo]").first.click()
    page.wait_for_timeout(500)
    assert changes(page, panel, lambda: [stroke(points) for points in FOUR]), "a drawing changes nothing"
    pad.focus()

    def by_keyboard():
        for key in ["Delete", "Space", *["ArrowDown"] * 20, "Space"]:
            page.keyboard.press(key)

    assert changes(page, panel, by_keyboard), "drawing by keyboard changes nothing"


@pytest.mark.parametrize(
    ("name", "theme"), [*((name, "Light") for name in LESSONS), (LESSONS[0], "Dark")], indirect=["theme"]
)
def test_every_panel_moves(name, open_lesson, theme):
    page = open_lesson(name)
    page.evaluate("jupyterapp.shell.currentWidget.content.node.style.scrollBehavior = 'auto'")
    panels = page.locator(PANEL)
    assert panels.count() > 0, "no panel on the page"
    for number in range(panels.count()):
        panel = panels.nth(number)
        panel.scroll_into_view_if_needed()
        wait_until_idle(page)
        photograph(page, panel, theme, name, number)
        for pad in panel.locator(".five-models-pad canvas").all():
            draw_a_four(page, panel, pad)
        for handle in panel.locator(".noUi-handle").all():
            move_slider(page, panel, handle)
        for choice in panel.locator("select").all():
            move_choice(page, panel, choice)
        for box in panel.locator("input[type=checkbox]").all():
            assert changes(page, panel, lambda box=box: box.click()), "the checkbox changes nothing"
        for pointer in panel.locator(".five-models-pointer").all():
            pointer.focus()
            assert changes(page, panel, lambda: [page.keyboard.press("ArrowRight") for _ in range(8)]), "the arrow keys"
            picture = panel.locator("img").first
            assert changes(page, panel, lambda picture=picture: picture.click(position={"x": 60, "y": 80})), "a click"
        for box in panel.locator("textarea").all():
            box.focus()
            page.keyboard.press("End")
            assert changes(page, panel, lambda: page.keyboard.type("5")), "typing changes nothing"
        for player in panel.locator(".widget-play").all():
            button = player.locator("button").first
            assert changes(page, panel, button.click), "playing changes nothing"
            button.click()
        photograph(page, panel, theme, name, f"{number}-moved")


def test_a_slow_draw_never_queues_up(open_lesson, lab):
    """Thirty key presses on a slider whose picture takes 0.3 s end soon and on the last value."""
    page = open_lesson("slow.ipynb")
    panel = page.locator(PANEL).first
    panel.locator(".noUi-handle").focus()
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(2500)
    words = panel.locator(".widget-html").inner_text()
    assert words.startswith("level 30,") and int(words.split()[-2]) <= 12, words


def test_a_recorded_experiment_runs_again(open_lesson, theme):
    """A choice by keyboard, a run that is stopped, one that ends with its table; the kernel stays free meanwhile."""
    page = open_lesson("again.ipynb")
    box = page.locator(".five-models-record").first
    choice, (start, stop) = box.locator("select"), box.locator("button").all()
    choice.focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    assert choice.evaluate("s => s.options[s.selectedIndex].text") == "article_gan"
    start.click()
    box.get_by_text("running for 4 s").wait_for(timeout=30_000)
    wait_until_idle(page)
    photograph(page, box, theme, "record-again", "running")
    stop.click()
    box.get_by_text("Stopped.").wait_for(timeout=30_000)
    start.click()
    box.get_by_text("now, seed 0").wait_for(timeout=300_000)
    photograph(page, box, theme, "record-again", "ended")
