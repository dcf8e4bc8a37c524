"""The pages that nbconvert makes of the lessons, as a reader without Jupyter gets them."""

import re

import nbformat
import pytest

from helpers.paths import NOTEBOOKS, lesson_notebooks
from helpers.tools.pages import page_of, write_pages

LESSONS = [path.name for path in lesson_notebooks()]


def page_faults(page):
    """What is wrong with an exported page, as text; none for a good one."""
    pictures = re.findall(r"<img\b[^>]*>", page)
    found = [f"{len(pictures)} pictures"] * (not pictures)
    found += [f"no alt text: {tag[-80:]}" for tag in pictures if not re.search(r' alt="[^"]+"', tag)]
    if "No description has been provided" in page:
        found.append("nbconvert found a picture without a description")
    return found


@pytest.mark.parametrize("name", LESSONS)
def test_every_picture_of_an_exported_lesson_has_its_alt_text(name):
    assert page_faults(page_of(nbformat.read(NOTEBOOKS / name, as_version=4))) == []


@pytest.mark.parametrize("name", LESSONS)
def test_the_title_of_an_exported_lesson_is_the_lessons_title(name):
    notebook = nbformat.read(NOTEBOOKS / name, as_version=4)
    title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    assert f"<title>{title}</title>" in page_of(notebook)


def test_links_of_the_pages_lead_to_what_is_there(tmp_path):
    write_pages(tmp_path / "new")
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "new").iterdir()}
    assert len(pages) == 6
    for name, page in pages.items():
        ids = set(re.findall(r'\bid="([^"]+)"', page))
        for target, anchor in re.findall(r'<a [^>]*href="([^"#]*)#?([^"]*)"', page):
            if target.startswith(("http", "mailto:")):
                continue
            assert target in ("", *pages), f"{name} leads to {target}"
            there = ids if not target else set(re.findall(r'\bid="([^"]+)"', pages[target]))
            assert not anchor or anchor in there, f"{name} leads to {target}#{anchor}"


def test_a_link_to_a_file_of_the_repository_leads_to_where_it_is_public():
    text = "[data](../data/README.md) [next](01_cnn.ipynb#pad) [here](#pad) [far](https://example.org/x)"
    page = page_of(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text)]))
    for target in ("/blob/main/data/README.md", '"01_cnn.html#pad"', '"#pad"', '"https://example.org/x"'):
        assert target in page, target


def test_a_picture_without_its_alt_text_is_found():
    data = {"image/png": "eA==", "text/plain": "Figure: a page."}
    cell = nbformat.v4.new_code_cell("show()", outputs=[nbformat.v4.new_output("display_data", data)])
    faults = page_faults(page_of(nbformat.v4.new_notebook(cells=[cell])))
    assert faults == ["nbconvert found a picture without a description"]
