"""The collapsed part Further: folded when a lesson is opened, opened by a click, run by Run All."""

from conftest import PHOTOGRAPHS, wait_until_idle

SHOWN = ".jp-Notebook .jp-Cell:visible"


def test_further_is_folded_runs_and_opens(lab, browser):
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto(f"{lab}/folded.ipynb?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    wait_until_idle(page)
    assert page.locator(SHOWN).count() == 3, "the core's two cells and the heading of Further"
    PHOTOGRAPHS.mkdir(exist_ok=True)
    page.screenshot(path=PHOTOGRAPHS / "further-folded.png")
    page.get_by_text("2 cells hidden").click()
    page.wait_for_timeout(500)
    assert page.locator(SHOWN).count() == 5, "a click opens it"
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")  # JupyterLab opens what it runs
    page.get_by_text("in Further 42").wait_for(timeout=30_000)
    page.screenshot(path=PHOTOGRAPHS / "further-open.png")
    page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")
    page.close()
