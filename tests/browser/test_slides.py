"""Every slide of every lesson fits on its page, and asks for nothing from elsewhere; photographed."""

import nbformat
import pytest
from conftest import PHOTOGRAPHS

from helpers.paths import lesson_notebooks
from helpers.tools.notebook_cells import split_lesson
from helpers.tools.slides.compose import slides_of
from helpers.tools.slides.write import page_of

LESSONS = [path for path in lesson_notebooks() if split_lesson(nbformat.read(path, as_version=4))[1]]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_no_slide_is_cut_off(path, browser, tmp_path):
    slides = slides_of(nbformat.read(path, as_version=4))
    file = tmp_path / "slides.html"
    file.write_text(page_of(slides), encoding="utf-8")
    page, asked = browser.new_page(viewport={"width": 1280, "height": 720}), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_selector("body[data-ready]")
    cut = page.eval_on_selector_all(".page", "pages => pages.map(page => page.dataset.cut)")
    PHOTOGRAPHS.mkdir(exist_ok=True)
    for number in range(len(slides)):
        page.evaluate(f"Reveal.slide({number}, 0, 9)")
        page.screenshot(path=PHOTOGRAPHS / f"{path.stem}-slide-{number + 1:02}.png")
    page.close()
    assert [number + 1 for number, full in enumerate(cut) if full != "false"] == [] and len(cut) == len(slides)
    assert not [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
