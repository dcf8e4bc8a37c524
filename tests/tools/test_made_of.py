import pytest

from helpers.tools import made_of as module
from helpers.tools.made_of import differing, made_of, what_changed

CODE = "from helpers.data.builtin.pictures import load\nx = load('digits')"
PICTURES = """
from helpers.metrics.scores import score
from helpers.plots.ink import plot_ink

_SIZE = 8
OTHER = 9

def load(name):
    return [_shape(_SIZE), score, plot_ink]

def _shape(size):
    return "small"

def unused():
    return OTHER
"""
SCORES = "def score(x):\n    return x"


@pytest.fixture
def helpers(tmp_path, monkeypatch):
    """A small series; ``write(pictures, scores)`` writes its helpers anew."""
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "model_cards", lambda: {"small": {"sha256": "0123456789abcdef"}})

    def write(pictures=PICTURES, scores=SCORES, folder="data/builtin"):
        for name, text in (
            (f"{folder}/pictures", pictures),
            ("metrics/scores", scores),
            ("plots/ink", "def plot_ink(): ..."),
        ):
            path = tmp_path / "helpers" / f"{name}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        for cached in (module._tree, module._definitions):
            cached.cache_clear()

    yield write
    for cached in (module._tree, module._definitions):
        cached.cache_clear()


def test_code_is_made_of_what_it_reaches(helpers):
    helpers()
    assert sorted(made_of(CODE)) == ["_SIZE", "_shape", "code", "load", "model small", "score"]
    assert made_of(CODE)["model small"] == "0123456789ab"


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("_SIZE = 8", "_SIZE = 9", ["_SIZE"]),
        ("_SIZE = 8", "_SIZE: int = 8  # pixels", []),
        ("def load(name):", 'def load(name: str) -> list:\n    """Load it."""', []),
        ("return OTHER", "return 0", []),
        ("OTHER = 9", "OTHER = 10", []),
        ("def load(name):", "if TYPE_CHECKING:\n    import keras\n\ndef load(name: 'keras.Model'):", []),
        (
            "return [_shape(_SIZE), score, plot_ink]",
            "import numpy\n    return [_shape(_SIZE),\n            score, plot_ink]",
            [],
        ),
        ('return "small"', "return size", ["_shape", "model small"]),
    ],
)
def test_only_what_acts_counts(helpers, old, new, changed):
    helpers()
    before = made_of(CODE)
    assert old in PICTURES
    helpers(PICTURES.replace(old, new))
    assert what_changed(before, made_of(CODE)) == changed


def test_a_helper_far_below_counts_and_the_file_it_lies_in_does_not(helpers):
    helpers()
    before = made_of(CODE)
    helpers(folder="data/moved")
    assert made_of(CODE.replace("builtin", "moved")) == before
    helpers(scores=SCORES + " + 1")
    assert what_changed(before, made_of(CODE)) == ["score"]


def test_a_helper_of_an_imported_module_counts(helpers):
    helpers()
    by_module = made_of("from helpers.data.builtin import pictures\nx = pictures.load('digits')")
    assert by_module | {"code": ""} == made_of(CODE) | {"code": ""}


def test_a_class_and_a_function_in_a_class_count(helpers):
    helpers("class load:\n    def run(self):\n        return 1")
    before = made_of(CODE)
    helpers("class load:\n    '''It loads.'''\n    def run(self) -> int:\n        return 1")
    assert made_of(CODE) == before
    helpers("class load:\n    def run(self):\n        return 2")
    assert what_changed(before, made_of(CODE)) == ["load"]


def test_results_are_compared_number_by_number():
    stored = {"accuracy": 0.95, "of each": [0.5, {"a": 1}], "CPU-seconds": 10, "words": "yes"}
    assert differing(stored, stored | {"accuracy": 0.9501, "CPU-seconds": 90}) == []
    assert differing(stored, stored | {"accuracy": 0.96}) == ["accuracy: 0.95, now 0.96"]
    assert differing(stored, stored | {"of each": [0.5, {"a": 2}]}) == ["of each [1], a: 1, now 2"]
    assert differing(stored, stored | {"of each": [0.5]}) == ["of each: [0.5, {'a': 1}], now [0.5]"]
    assert differing(stored, {"accuracy": 0.95}) != [] and differing({"x": float("nan")}, {"x": float("nan")}) == []
