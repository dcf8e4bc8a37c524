"""What an experiment's numbers, or a stored model's weights, were made of: cells, helpers and models, each with a hash.

A hash covers what the code does: comments, docstrings, type hints, imports, layout and the file it lies in do not count.
"""

import ast
import functools
import hashlib
import math

from helpers.models import model_cards
from helpers.paths import ROOT

# What only shows or guards cannot change a number: pictures, panels, exercises, the start-up, findings, tables.
_COUNTED_ROOMS = ("data", "metrics")
_LESSON_ROOMS = ("neuron", "convolution", "recurrence", "adversarial", "variational", "transfer")
_SHOWS = ("plot_", "draw_", "check_", "show_")
_DIGITS = 12


def made_of(code: str) -> dict[str, str]:
    """What a piece of code does, and everything of the series that it needs.

    Args:
        code: Python source: a notebook's cells or a script.

    Returns:
        dict: "code" → hash of the code itself; the name of each helper that it reaches → hash of that; "model NAME" →
        SHA-256 of each stored model that is named in any of them. A hash is 12 hexadecimal digits.
    """
    tree = ast.parse(code)
    followed, dumps, cards = set(), {}, model_cards()
    named = _texts(tree)
    to_follow = _reached(tree, _imports(tree))
    while to_follow:
        place = to_follow.pop()
        if place is None or place in followed:
            continue
        followed.add(place)
        module, name = place
        node = _definitions(module).get(name)
        if node is None:
            continue
        named |= _texts(node)
        dumps.setdefault(name, []).append(_dump([node]))
        to_follow += [_counted(f"{module}.{used}") for used in _names(node)]
        to_follow += _reached(node, _imports(_tree(module)) | _imports(node))
    parts = {"code": _hash(_dump(tree.body))}
    parts |= {name: _hash("\n".join(sorted(texts))) for name, texts in sorted(dumps.items())}
    return parts | {f"model {name}": cards[name]["sha256"][:_DIGITS] for name in sorted(named & cards.keys())}


def what_changed(stored: dict[str, str], now: dict[str, str]) -> list[str]:
    """Names of the parts that are new, gone or other than they were, sorted."""
    return sorted(name for name in stored.keys() | now.keys() if stored.get(name) != now.get(name))


def differing(stored: object, now: object, name: str = "") -> list[str]:
    """Names of the numbers that are not the same in two results, CPU-seconds left out; equal to three digits will do.

    Args:
        stored: dict or list of numbers, as an experiment returns it.
        now: the same, of another run.
        name: of both, for the list.
    """
    if "CPU-seconds" in name:
        return []
    if isinstance(stored, dict) and isinstance(now, dict) and stored.keys() == now.keys():
        return [found for key in stored for found in differing(stored[key], now[key], f"{name}, {key}".lstrip(", "))]
    if isinstance(stored, list) and isinstance(now, list) and len(stored) == len(now):
        pairs = enumerate(zip(stored, now))
        return [found for place, (old, new) in pairs for found in differing(old, new, f"{name} [{place}]")]
    if isinstance(stored, int | float) and isinstance(now, int | float):
        same = math.isclose(stored, now, rel_tol=1e-3, abs_tol=1e-3) or (math.isnan(stored) and math.isnan(now))
        return [] if same else [f"{name}: {stored:g}, now {now:g}"]
    return [] if stored == now else [f"{name}: {stored!r}, now {now!r}"]


def _reached(node, bound):
    """The helpers that a piece of code names: by a name it imported, or as ``module.name``; None for what does not count."""
    used = [bound[name] for name in _names(node) | _imports(node).keys() if name in bound]
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id in bound:
            used.append(f"{bound[part.value.id]}.{part.attr}")
    return [_counted(dotted) for dotted in used]


def _counted(dotted):
    """(module, name) of a helper that can change a number, or None."""
    module, _, name = dotted.rpartition(".")
    if not module or not _file(module).is_file():
        return None
    room = module.split(".")[1] if module.startswith("helpers.") else ""
    counts = room in _COUNTED_ROOMS or (room in _LESSON_ROOMS and not name.startswith(_SHOWS))
    return (module, name) if counts or module.startswith("data.make_") else None


def _imports(tree):
    """What the names bound by imports anywhere in a tree stand for: name → dotted."""
    bound = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            bound |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            bound |= {alias.asname or alias.name.split(".")[0]: alias.name for alias in node.names}
    return bound


def _file(module):
    return (ROOT / module.replace(".", "/")).with_suffix(".py")


@functools.cache
def _tree(module):
    return ast.parse(_file(module).read_text(encoding="utf-8"))


@functools.cache
def _definitions(module):
    """The functions, classes and constants of a module: name → node."""
    found = {}
    for node in _tree(module).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {name.id: node for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return found


def _names(node):
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _texts(node):
    """The whole texts in a piece of code: names of models may be among them."""
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}


class _Plain(ast.NodeTransformer):
    """Takes out what does not act: docstrings, type hints, imports."""

    def visit_FunctionDef(self, node):
        node = self._without_docstring(node)
        node.returns = None
        for argument in ast.walk(node.args):
            if isinstance(argument, ast.arg):
                argument.annotation = None
        return node

    def _without_docstring(self, node):
        self.generic_visit(node)
        if node.body and isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant):
            node.body = node.body[1:]
        node.body = node.body or [ast.Pass()]
        return node

    visit_ClassDef = visit_Module = _without_docstring

    def visit_AnnAssign(self, node):
        return ast.Assign([node.target], node.value, lineno=0) if node.value else node

    def visit_If(self, node):
        for_hints = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        return None if for_hints else self.generic_visit(node)

    def visit_Import(self, node):
        return None

    visit_ImportFrom = visit_Import


def _dump(nodes):
    """What the nodes do, as text."""
    copy = _Plain().visit(ast.parse("\n".join(map(ast.unparse, nodes))))
    return ast.unparse(ast.fix_missing_locations(copy))


def _hash(text):
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
