import nbformat
import pytest

from helpers.paths import lesson_notebooks
from helpers.tools.minutes import Minutes, count_minutes, count_words, lesson_minutes, write_minutes
from helpers.tools.notebook_cells import further_sections, split_lesson


def code(source, *outputs, name="some-code"):
    cell = nbformat.v4.new_code_cell(source, outputs=list(outputs))
    cell.id = name
    return cell


def printed(text):
    return nbformat.v4.new_output("stream", text=text)


def shown(**data):
    return nbformat.v4.new_output("display_data", {kind.replace("_", "/"): text for kind, text in data.items()})


def text(source):
    return nbformat.v4.new_markdown_cell(source)


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("One two **three**.", 3),
        ("A [link to a page](https://example.org/some/page) – and a dash", 8),
        ("the sum $a + b$ is $$c = d$$", 3 + 2 * 5),
        ("![a picture](x.png) <b>bold</b>", 1),
        ("", 0),
    ],
)
def test_words_are_those_a_reader_reads(prose, words):
    assert count_words(prose) == words


@pytest.mark.parametrize(
    ("cell", "counted"),
    [
        (text("Four words are here.\n```python\nx = 1\n# said\n\ny = 2\n```"), Minutes(4, 2, 0, 0, 0)),
        (code("# a comment\n\nx = 1\n" + "y" * 100), Minutes(0, 3, 0, 0, 0)),
        (code("x = 1", name="setup"), Minutes(0, 0, 0, 0, 0)),
        (code("x = 1", name="article-listing-2"), Minutes(0, 0, 0, 0, 0)),
        (code("answer = ...\ncheck_it(answer)"), Minutes(0, 2, 0, 1, 0)),
        (code("x", printed("It reads four of them.\n0.5\n")), Minutes(5, 1, 0, 0, 0)),
        (
            code("x", shown(text_markdown="| a | b | c | d |\n\n*A caption of five words.*", text_plain="no")),
            Minutes(5, 1, 0, 0, 0),
        ),
        (
            code("x", shown(text_plain="Interactive panel (a = 1): Alt.\nIt reads a seven.\nimage 2×1 = 0 1 2 3")),
            Minutes(4, 1, 1, 0, 0),
        ),
        (
            code("x", shown(text_plain="Figure: Something is seen here.\naxis 1: words of a picture")),
            Minutes(0, 1, 0, 0, 0),
        ),
        (code("x", shown(text_plain="Ours: epoch 9 of 9, finished in 12 s; loss 0.1")), Minutes(11, 1, 0, 0, 12)),
    ],
)
def test_what_takes_time_is_counted(cell, counted):
    assert count_minutes([cell]) == counted


def test_the_minutes_are_the_sum_of_the_parts():
    counted = Minutes(words=1900, lines=120, panels=2, exercises=1, training_seconds=60)
    assert counted.parts == (10, 7, 3, 5, 1) and counted.total == 26


LESSON = nbformat.v4.new_notebook(
    cells=[
        text("# 9 · A lesson\n\nAbout 1 minutes."),
        code("x = 1\n" * 60),
        text("# Further\n\nEach stands alone."),
        text("## More data (99 minutes)\n\n" + "word " * 380),
        code("y = 1", name="more-code"),
        text("### A part of it"),
        text("## More layers"),
        code("z = 1", name="last-check"),
    ]
)


def test_core_and_further_are_told_apart():
    core, further = split_lesson(LESSON)
    assert len(core) == 2 and len(further) == 6
    assert [len(section) for section in further_sections(LESSON)] == [3, 2]
    assert split_lesson(nbformat.v4.new_notebook(cells=LESSON.cells[:2])) == (LESSON.cells[:2], [])


def test_the_minutes_are_written_into_header_and_sections():
    notebook = nbformat.from_dict(LESSON)
    write_minutes(notebook)
    assert notebook.cells[0].source.endswith("About 4 minutes.")
    assert notebook.cells[3].source.startswith("## More data (2 minutes)")
    assert notebook.cells[6].source == "## More layers"


@pytest.mark.parametrize("path", lesson_notebooks(), ids=lambda path: path.stem)
def test_a_lesson_says_its_counted_minutes(path):
    notebook = nbformat.read(path, as_version=4)
    before = [cell.source for cell in notebook.cells]
    write_minutes(notebook)
    assert [cell.source for cell in notebook.cells] == before, "run make minutes"
    assert f"{lesson_minutes(notebook)[0].total} minutes" in before[0]
