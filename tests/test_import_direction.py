"""Imports run one way: notebook → panels → plots → data, metrics → the plain files → libraries."""

import ast

import pytest

from helpers.paths import ROOT

LAYERS = {"panels": 3, "plots": 2, "metrics": 1, "data": 1, "checks": 1}  # a plain file of helpers/ is 0


def imported_helpers(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers"):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("helpers"))


def layer(parts):
    return LAYERS.get(parts[1], 0) if len(parts) > 1 else 0


def wrong_way(path, source):
    own = layer(path.removesuffix(".py").split("/"))
    return [module for module in imported_helpers(source) if layer(module.split(".")) > own]


def files():
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "helpers").rglob("*.py"))


@pytest.mark.parametrize("path", files())
def test_no_helper_imports_from_above(path):
    assert wrong_way(path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", files())
def test_no_helper_imports_tensorflow_when_it_is_imported(path):
    body = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
    modules = [name.name for node in body if isinstance(node, ast.Import) for name in node.names]
    modules += [node.module or "" for node in body if isinstance(node, ast.ImportFrom)]
    assert not [module for module in modules if module.split(".")[0] in ("tensorflow", "keras")]


def test_the_check_finds_an_import_from_above():
    assert wrong_way("helpers/data/digits.py", "from helpers.plots.show import show") == ["helpers.plots.show"]
    assert wrong_way("helpers/plots/grid.py", "import helpers.panels.panel") == ["helpers.panels.panel"]
    assert wrong_way("helpers/panels/panel.py", "from helpers.plots.show import show") == []
    assert wrong_way("helpers/models.py", "from helpers.data.digits import digits_of") == ["helpers.data.digits"]
