import re

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbconvert.filters import markdown2html

from helpers.tables import show_table


def test_a_table_is_markdown_with_three_digits():
    InteractiveShell.instance()
    with capture_output() as captured:
        show_table(["model", "accuracy"], [["ours", 0.95678], ["article's", 1]], caption="Test scenes.")
    expected = "| model | accuracy |\n| --- | --- |\n| ours | 0.957 |\n| article's | 1 |\n\n*Test scenes.*"
    assert captured.outputs[0].data == {"text/markdown": expected, "text/plain": expected}


def test_a_bar_in_a_text_does_not_end_its_cell():
    InteractiveShell.instance()
    with capture_output() as captured:
        show_table(["p(x|A)", "of"], [["p(A|x)", 1]])
    page = markdown2html(captured.outputs[0].data["text/markdown"])
    assert re.findall(r"<t[hd]>(.*?)</t", page) == ["p(x|A)", "of", "p(A|x)", "1"]


def test_a_column_without_a_name_is_refused():
    with pytest.raises(ValueError, match="Expected a name for each column"):
        show_table(["", "b"], [[1, 2]])


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="Expected 2 values a row"):
        show_table(["a", "b"], [[1, 2], [3]])
