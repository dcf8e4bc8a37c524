import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.paths import lesson_notebooks
from helpers.tools.lesson_html import html_of, size_of
from helpers.tools.notebook_cells import split_lesson
from helpers.tools.slides import write
from helpers.tools.slides.compose import MORE, slides_of

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
PICTURE = f'<img src="data:image/png;base64,{DOT}" alt="A dot.">'
THINK = "**Think.** Why?\n\n<details><summary>Answer</summary>\n\nBecause.\n</details>"


def cell(make, source, kind, **options):
    return make(source, metadata={"slideshow": {"slide_type": kind}}, **options)


def text(source, kind="slide"):
    return cell(new_markdown_cell, source, kind)


def code(source, *outputs, kind="fragment"):
    return cell(new_code_cell, source, kind, outputs=list(outputs))


def picture():
    return code("import numpy\nshow(dot)", new_output("display_data", {"text/html": PICTURE}))


def slides(*cells):
    return slides_of(new_notebook(cells=list(cells)))


REWRITTEN = [path for path in lesson_notebooks() if split_lesson(nbformat.read(path, as_version=4))[1]]


@pytest.mark.parametrize("path", REWRITTEN, ids=lambda path: path.stem)
def test_the_core_of_a_lesson_gives_12_to_20_slides(path):
    made = slides_of(nbformat.read(path, as_version=4))
    assert 12 <= len(made) <= 20
    pictures = [tag for slide in made for tag in slide.pictures]
    assert len(pictures) >= 8 and all(' alt="' in tag for tag in pictures)
    assert not any("<details" in part for slide in made for part in (*slide.points, *slide.questions, *slide.notes))
    assert sum(note.startswith(("**Answer", "**Solution")) for slide in made for note in slide.notes) >= 3


def test_an_answer_is_a_note_and_its_question_a_question():
    (slide,) = slides(text(f"# One\n\nShort words come first in this very long opening sentence. More.\n\n{THINK}"))
    assert slide.title == "One" and slide.questions == ["**Think.** Why?"]
    assert slide.points == ["Short words come first in this very long opening sentence."]
    assert slide.notes[-1] == "**Answer.** Because." and "More." in slide.notes[0]


def test_what_there_is_to_choose_from_stays_with_the_question():
    (slide,) = slides(text("# One\n\n**Exercise 1.** Which?\n\n- a: this\n- b: that\n\nSo."))
    assert slide.questions == ["**Exercise 1.** Which?\n\n- a: this\n- b: that"] and slide.points == ["So."]


def test_sentences_with_a_new_term_or_a_formula_stay():
    said = "This sentence says at length what the slide is about. Left out. A **term** comes. Out. So $x = 1$."
    (slide,) = slides(text(f"# One\n\n{said}"))
    assert slide.points == ["This sentence says at length what the slide is about. A **term** comes. So $x = 1$."]


def test_what_is_said_before_a_heading_belongs_to_the_slide_before():
    first, second = slides(text("# One\n\nA."), picture(), text("It was seen.\n\n## Two\n\nB."), picture())
    assert first.points == ["A.", "It was seen."] and second.title == "Two" and second.points == ["B."]


def test_a_text_without_heading_and_picture_joins_and_with_a_picture_goes_on():
    made = slides(text("# One\n\nA."), picture(), text("Joined."), text("Goes on."), picture())
    assert [slide.title for slide in made] == ["One", f"One{MORE}"]
    assert made[0].points == ["A.", "Joined."]


def test_skipped_cells_exercise_starters_and_imports_do_not_show():
    starter = code("answer = ...\n\ncheck_it(answer)")
    (slide,) = slides(text("# One"), code("hidden = 1", kind="skip"), code("import numpy\nx = 1"), starter)
    assert slide.code == ["x = 1"]


def test_text_that_is_too_much_goes_on_another_slide():
    words = "\n\n".join(" ".join(["word"] * 50) + "." for _ in range(4))
    first, second = slides(text(f"# One\n\n{words}\n\n{THINK}"), picture())
    assert first.pictures and len(first.points) == len(second.points) == 2
    assert second.questions and second.title == f"One{MORE}"


def test_a_page_needs_nothing_from_elsewhere(tmp_path, monkeypatch):
    for name in ("reset.css", "reveal.css", "reveal.js", "plugin/notes.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"/* {name} */")
    monkeypatch.setattr(write, "REVEAL", tmp_path)
    link = "See [there](https://example.org)."
    page = write.page_of(slides(text(f"# One <\n\n{link}\n\n{THINK}"), picture()))
    assert all(f"/* {name} */" in page for name in ("reset.css", "reveal.js", "plugin/notes.js"))
    assert not re.search(r'(?:src|href)="(?!data:)|@import|url\(', page)
    assert '<aside class="notes">' in page and "Because." in page.split('class="notes"')[1]


def test_without_reveal_the_command_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(write, "REVEAL", tmp_path / "none")
    with pytest.raises(FileNotFoundError, match="make slides"):
        write.page_of([])


def test_the_size_of_a_picture_is_read():
    assert size_of(PICTURE) == (1, 1)


def test_formulas_become_mathml_and_dollars_in_code_stay():
    pytest.importorskip("latex2mathml", reason="`make slides` installs it")
    page = html_of("So $a_1 = b$, and `$x`.\n\n$$\\frac{1}{2}$$")
    assert page.count("<math") == 2 and "<msub>" in page and "<mfrac>" in page and "$x" in page
