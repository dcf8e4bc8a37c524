import math
import re

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbconvert.filters import markdown2html

from helpers.findings import finding, show_table


@pytest.mark.parametrize(
    ("arguments", "claims", "printed"),
    [
        (("test accuracy", 0.9573), {"at_least": 0.95}, "test accuracy 0.957 (at least 0.95: yes)"),
        (("test accuracy", np.float32(0.94)), {"at_least": 0.95}, "test accuracy 0.94 (at least 0.95: no)"),
        (("accuracy", 0.9496), {"at_least": 0.95}, "accuracy 0.9496 (at least 0.95: no)"),
        (("loss", 0.95000001), {"at_most": 0.95}, "loss 0.95000001 (at most 0.95: no)"),
        (("loss", 0.95), {"at_most": 0.95}, "loss 0.95 (at most 0.95: yes)"),
        (("FDD", 5.71), {"between": (5, 6.5)}, "FDD 5.71 (between 5 and 6.5: yes)"),
        (("FDD", 1132.4), {"between": (1000, 1200)}, "FDD 1,132 (between 1,000 and 1,200: yes)"),
        (("test ELBO", -121.26), {"at_least": -125, "unit": "nats"}, "test ELBO -121 nats (at least -125 nats: yes)"),
        (("loss", math.nan), {"at_most": 1}, "loss nan (at most 1: no)"),
        (("loss", math.inf), {"at_least": 1}, "loss inf (at least 1: yes)"),
        (("error", 0.0), {"at_most": 1e-6}, "error 0 (at most 1e-06: yes)"),
        (("weights", 127_034), {}, "weights 127,034"),
        (("weights", 1_969_738), {"at_least": 1_000_000}, "weights 1,969,738 (at least 1,000,000: yes)"),
        (("the sum", 0.25), {}, "the sum 0.25"),
        (("the size", 12_345.6), {}, "the size 12,346"),
        (("pixels", np.int64(784)), {"unit": "a digit"}, "pixels 784 a digit"),
    ],
)
def test_a_number_stands_beside_its_claim(capsys, arguments, claims, printed):
    finding(*arguments, **claims)
    assert capsys.readouterr().out == printed + "\n"


def test_what_is_no_finding_is_refused():
    with pytest.raises(TypeError, match="Expected one number for 'accuracy'; got list"):
        finding("accuracy", [0.9, 0.8], at_least=0.5)
    with pytest.raises(ValueError, match="Expected one claim at most; got 2"):
        finding("accuracy", 0.9, at_least=0.5, at_most=1)
    with pytest.raises(ValueError, match="the smaller one first"):
        finding("accuracy", 0.9, between=(1, 0))


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
