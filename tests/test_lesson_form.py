"""What a rewritten lesson must look like besides the rules of all (test_notebook_style.py): budget, plain code, no hidden state."""

import ast
import builtins
import re

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

from helpers.paths import lesson_notebooks
from helpers.tools.minutes import count_minutes
from helpers.tools.notebook_cells import further_sections, split_lesson

CORE = {"cells": 60, "words": 2300, "lines of code": 300, "minutes": 50, "panels": 3, "exercises": 2}
WHOLE = {"cells": 110, "words": 4000, "sections of Further": 6}
USUAL_CELL, LONGEST_CELL, LONGEST_LINE, LONGEST_PARAGRAPH, MOST_IMPORTS = 15, 20, 96, 90, 3
SLIDE_TYPES = {"slide", "subslide", "fragment", "notes", "skip"}
LOADED = {f"{letter}_{part}" for letter in "xy" for part in ("train", "val", "test")}
_COMPREHENSION = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def form_faults(notebook):
    """Every departure from the form of a rewritten lesson, as text."""
    core, further = split_lesson(notebook)
    found = _over_budget(core, notebook)
    if not further:
        return [*found, "there is no part Further"]
    if not further[0].metadata.get("jp-MarkdownHeadingCollapsed"):
        found.append("the heading of Further is not collapsed")
    for cell in core:
        if cell.metadata.get("slideshow", {}).get("slide_type") not in SLIDE_TYPES:
            found.append(f"cell {cell.id} of the core has no slide type")
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    longer = [cell.id for cell in code if len(cell.source.splitlines()) > USUAL_CELL]
    if len(longer) > 0.05 * len(code):
        found.append(f"{len(longer)} of {len(code)} code cells are over {USUAL_CELL} lines, 5 % at most: {longer}")
    for cell in notebook.cells:
        found += [f"cell {cell.id} {fault}" for fault in (_code if cell.cell_type == "code" else _prose)(cell)]
    trees = {cell.id: _tree(cell) for cell in code}
    found += _hidden_globals(trees)
    core_reads = {name for cell in core if cell.cell_type == "code" for name in _reads(trees[cell.id])}
    for section in further_sections(notebook):
        for cell in (cell for cell in section if cell.cell_type == "code" and cell.id != "last-check"):
            if rebound := sorted(_bound(trees[cell.id]) & core_reads):
                found.append(f"cell {cell.id} of Further binds what the core reads: {', '.join(rebound)}")
    return found


def _over_budget(core, notebook):
    counted, whole = count_minutes(core), count_minutes(notebook.cells)
    of_core = (len(core), counted.words, counted.lines, counted.total, counted.panels, counted.exercises)
    of_whole = (len(notebook.cells), whole.words, len(further_sections(notebook)))
    found = []
    for where, budget, values in (("core", CORE, of_core), ("lesson", WHOLE, of_whole)):
        for (what, most), value in zip(budget.items(), values):
            if value > most:
                found.append(f"the {where} has {value} {what}, {most} at most")
    return found


def _prose(cell):
    text = re.sub(r"```.*?```", "", cell.source, flags=re.DOTALL)
    for paragraph in re.split(r"\n\s*\n|\n(?=[-|]|\d\. )", text):
        if len(paragraph.split()) > LONGEST_PARAGRAPH:
            yield f"has a paragraph of {len(paragraph.split())} words: {paragraph[:40]}…"


def _code(cell):
    lines, tree = cell.source.splitlines(), _tree(cell)
    if len(lines) > LONGEST_CELL:
        yield f"has {len(lines)} lines, {LONGEST_CELL} at most"
    if cell.id != "setup" and any(len(line) > LONGEST_LINE for line in lines):  # setup is the same in all lessons
        yield f"has a line of over {LONGEST_LINE} characters"
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    if len(imports) > MOST_IMPORTS and cell.id != "setup":
        yield f"has {len(imports)} lines of imports, {MOST_IMPORTS} at most: import where a name is first needed"
    if any(": no)" in output.get("text", "") for output in cell.outputs):
        yield "stores a finding that says no"
    for name in _read_before_bound(tree):
        yield f"changes {name}, which another cell bound: not safe to run twice"
    for node in ast.walk(tree):
        if isinstance(node, _COMPREHENSION) and any(
            isinstance(inner, _COMPREHENSION) for inner in ast.walk(node) if inner is not node
        ):
            yield f"line {node.lineno}: a comprehension in a comprehension"
        if isinstance(node, ast.Lambda) and re.search(r"\blayers\.|\bkeras\.", ast.unparse(node)):
            yield f"line {node.lineno}: a lambda that builds layers"
    recorded = any(tag.startswith("record:") for tag in cell.metadata.get("tags", []))
    returns = [node for node in ast.walk(tree) if isinstance(node, ast.Return)]
    if recorded and returns and {"x_test", "y_test"} & _names(tree, ast.Load):
        words = [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        if not any(re.search(r"\btest\b", word) for word in words):
            yield "records a test score under a name without the word test, so it is not hidden until FINAL=1"


def _tree(cell):
    return ast.parse(TransformerManager().transform_cell(cell.source))


def _names(tree, context):
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}


def _bound(tree):
    """Names that a cell binds at top level, be it in a loop or a with."""
    names, open_nodes = set(), list(tree.body)
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(name.asname or name.name).split(".")[0] for name in node.names}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif not isinstance(node, ast.Lambda | _COMPREHENSION):
            open_nodes += ast.iter_child_nodes(node)
    return names


def _reads(tree):
    """Names that a cell reads from the notebook: those at top level, and those that a function does not bind itself."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    own = {id(inner) for function in functions for inner in ast.walk(function)}
    at_top = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in own
    }
    return at_top.union(*map(_read_from_outside, functions))


def _read_from_outside(function):
    """Names that a function reads and does not bind itself, nor takes as an argument."""
    body = function.body if isinstance(function.body, list) else [ast.Expr(function.body)]
    inside = {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)} | _names(function, ast.Store)
    return _names(ast.Module(body, []), ast.Load) - inside


def _read_before_bound(tree):
    """Names that an assignment at top level both reads and binds, though the cell did not bind them before."""
    bound, open_nodes = set(), list(tree.body)
    while open_nodes:
        node = open_nodes.pop(0)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            if node.target.id not in bound:
                yield node.target.id
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = _bound(ast.Module([node], []))
            yield from sorted(targets & (_names(node.value, ast.Load) if node.value else set()) - bound)
        bound |= (
            _bound(ast.Module([node], [])) if not isinstance(node, ast.For | ast.While | ast.If | ast.With) else set()
        )
        if isinstance(node, ast.For | ast.While | ast.If | ast.With):
            bound |= _names(node.target, ast.Store) if isinstance(node, ast.For) else set()
            open_nodes = [*node.body, *node.orelse] + open_nodes if hasattr(node, "orelse") else node.body + open_nodes


def _hidden_globals(trees):
    """Lowercase variables of the notebook that a function reads without being given them; those of the loader may be."""
    plain = set()
    for tree in trees.values():
        defined = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        imported = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        plain |= _bound(tree) - _bound(ast.Module([*defined, *imported], []))
    suspects = {name for name in plain if name == name.lower()} - LOADED - set(dir(builtins))
    for cell_id, tree in trees.items():
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            if hidden := sorted(_read_from_outside(function) & suspects):
                yield f"cell {cell_id}: {function.name} reads {', '.join(hidden)} from outside: pass it in"


def lessons():
    return lesson_notebooks()


@pytest.mark.parametrize("path", lessons(), ids=str)
def test_a_lesson_keeps_its_form(path):
    assert form_faults(nbformat.read(path, as_version=4)) == []


def lesson(*core, further=("y = 2",)):
    """A small lesson in the right form, with more cells in core and Further: code, or Markdown that starts with #."""

    def cell(source, number, **metadata):
        make = (
            nbformat.v4.new_markdown_cell if source.startswith("# ") or " word" in source else nbformat.v4.new_code_cell
        )
        made = make(source, metadata=metadata)
        made.id = f"c{number}"
        return made

    slide = {"slideshow": {"slide_type": "slide"}}
    cells = [cell(source, number, **slide) for number, source in enumerate(["# 9 · A lesson", "x = 1", *core])]
    cells.append(cell("# Further", 900, **{"jp-MarkdownHeadingCollapsed": True}))
    cells.append(nbformat.v4.new_markdown_cell("## A section"))
    cells += [cell(source, 901 + number) for number, source in enumerate(further)]
    return nbformat.v4.new_notebook(cells=cells)


@pytest.mark.parametrize(
    "core",
    [
        ["total = 0\nfor n in range(3):\n    total += n\n    x = n"],
        ["a, b = 1, 2\na = a + b"],
        ["def f(x):\n    y = x\n    return y + RATE + len(x_train)", "RATE = 1\nx_train = []"],
        ["def g(a):\n    return a\n\n\ndef f(a):\n    return g(a)"],
        ["with open('a') as file:\n    text = file.read()\n    text = text.strip()"],
        ["# " + "word " * 80 + "\n\n" + "word " * 80],
    ],
)
def test_the_right_form_has_no_fault(core):
    assert form_faults(lesson(*core)) == []


@pytest.mark.parametrize(
    ("notebook", "fault"),
    [
        (lesson(*["y = 1"] * 59), "the core has 61 cells, 60 at most"),
        (lesson(*["# a\n\n" + "word " * 80 + "\n\n" + "word " * 80] * 15), "words, 2300 at most"),
        (lesson(*["y = 1\n" * 14] * 22), "lines of code, 300 at most"),
        (lesson(*["a = ...\ncheck_a(a)"] * 3), "the core has 3 exercises, 2 at most"),
        (lesson(*["y = 1\n" * 10, *["a = ...\ncheck_a(a)"] * 10]), "minutes, 50 at most"),
        (lesson(further=["y = 1"] * 110), "the lesson has 114 cells, 110 at most"),
        (lesson("y = 1\n" * 16), "over 15 lines, 5 % at most: ['c2']"),
        (lesson(*["y = 1"] * 40, "y = 1\n" * 21), "has 21 lines, 20 at most"),
        (lesson("y = '" + "a" * 92 + "'"), "over 96 characters"),
        (lesson("# " + "word " * 91), "paragraph of 92 words"),
        (lesson("import a\nimport b\nimport c\nimport d"), "4 lines of imports"),
        (lesson("x = x + 1"), "changes x, which another cell bound"),
        (lesson("x |= {1}"), "changes x"),
        (lesson("for n in range(3):\n    x = x + n"), "changes x"),
        (lesson("y = [[a for a in b] for b in []]"), "a comprehension in a comprehension"),
        (lesson("y = lambda n: layers.Dense(n)"), "a lambda that builds layers"),
        (lesson("def f(a):\n    return a + x"), "f reads x from outside"),
        (lesson("class A:\n    def f(self):\n        return x"), "f reads x from outside"),
        (lesson("y = x", further=["x = 3"]), "binds what the core reads: x"),
        (nbformat.v4.new_notebook(cells=lesson().cells[:2]), "there is no part Further"),
    ],
)
def test_a_fault_of_form_is_found(notebook, fault):
    assert fault in "\n".join(form_faults(notebook))


def test_metadata_and_outputs_count_too():
    plain = lesson("y = 1")
    plain.cells[2].metadata.clear()
    plain.cells[3].metadata.clear()
    plain.cells[1].outputs = [nbformat.v4.new_output("stream", text="accuracy 0.9 (at least 0.95: no)\n")]
    found = "\n".join(form_faults(plain))
    assert "cell c2 of the core has no slide type" in found and "Further is not collapsed" in found
    assert "stores a finding that says no" in found


def test_a_recorded_test_score_must_be_named_so():
    told = lesson(
        "def final(seed):\n    return {'accuracy': x_test}", "def final(seed):\n    return {'test accuracy': x_test}"
    )
    for cell in told.cells[2:4]:
        cell.metadata["tags"] = ["record:final"]
    assert [fault.split()[1] for fault in form_faults(told)] == ["c2"]
