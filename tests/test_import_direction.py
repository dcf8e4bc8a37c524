"""Imports run one way: notebook → its own room → shared rooms → the plain files → libraries; no lesson needs the tools."""

import ast
import json
import re

import pytest

from helpers.paths import ROOT, lesson_notebooks

ROOMS = {
    "neuron": "00",
    "convolution": "01",
    "recurrence": "02",
    "adversarial": "03",
    "variational": "04",
    "transfer": "05",
}
# Floors: an import leads to the same floor or below. A plain file of helpers/ is 0; a room and the tools stand on top.
FLOORS = {"panels": 3, "plots": 2, "metrics": 1, "data": 1, "checks": 1} | dict.fromkeys([*ROOMS, "tools"], 4)
SHARED = ("panels", "plots", "metrics", "checks")
ONE_LESSON_WILL_DO = {
    "helpers.panels.doctor": "looks over the machine for the whole series",
    "helpers.checks.progress": "shows the exercises of the whole series",
}


def imported_helpers(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers"):
            inner = [f"{node.module}.{name.name}" for name in node.names]
            yield from [name for name in inner if is_module(name)] or [node.module]
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("helpers"))


def is_module(name):
    place = ROOT / name.replace(".", "/")
    return place.is_dir() or place.with_suffix(".py").exists()


def place(module):
    """The folder of helpers/ that a module lies in; "" for a plain file."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and (ROOT / "helpers" / parts[1]).is_dir() else ""


def faults(module, source):
    """What a module of helpers/ imports and may not, each with the reason."""
    own, found = place(module), []
    for other in imported_helpers(source):
        there = place(other)
        if there in ROOMS and there != own:
            found.append(f"{module} imports {other}: only its own notebook and data/make_* use a room")
        elif there == "tools" and own != "tools":
            found.append(f"{module} imports {other}: the tools are for the make commands")
        elif FLOORS.get(there, 0) > FLOORS.get(own, 0):
            found.append(f"{module} imports {other}, from above")
    return found


def modules():
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in sorted((ROOT / "helpers").rglob("*.py"))
    }


def notebook_imports(path):
    code = ["".join(cell["source"]) for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]
    text = re.sub(r"^\s*[%!].*$", "pass", "\n".join(code), flags=re.MULTILINE)
    return set(imported_helpers(text))


def lessons_that_use():
    """module → numbers of the lessons that import it, be it by way of other helpers."""
    inner = {name: set(imported_helpers(path.read_text(encoding="utf-8"))) for name, path in modules().items()}
    users = {name: set() for name in inner}
    for notebook in lesson_notebooks():
        to_follow, seen = notebook_imports(notebook), set()
        while to_follow:
            name = to_follow.pop()
            if name in inner and name not in seen:
                seen.add(name)
                users[name].add(notebook.name[:2])
                to_follow |= inner[name]
    return users


@pytest.mark.parametrize("module", modules())
def test_no_helper_imports_from_above_or_from_a_room(module):
    assert faults(module, modules()[module].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", lesson_notebooks(), ids=lambda path: path.stem)
def test_a_lesson_imports_its_own_room_and_no_tool(path):
    places = {place(module) for module in notebook_imports(path)}
    assert places & {*ROOMS, "tools"} <= {room for room, lesson in ROOMS.items() if lesson == path.name[:2]}


def test_a_shared_room_holds_what_two_lessons_use():
    lonely = {
        name: sorted(lessons)
        for name, lessons in lessons_that_use().items()
        if place(name) in SHARED and not name.endswith("__init__") and name.count(".") > 1 and len(lessons) < 2
    }
    assert lonely.keys() == ONE_LESSON_WILL_DO.keys(), f"move into the lesson's room, or delete: {lonely}"


def test_every_room_says_what_it_is_for():
    for path in (ROOT / "helpers").rglob("__init__.py"):
        if path.parent != ROOT / "helpers":
            lines = (path.parent / "README.md").read_text(encoding="utf-8").splitlines()
            assert 1 <= len([line for line in lines if line.strip()]) <= 3, path.parent


@pytest.mark.parametrize("module", modules())
def test_no_helper_imports_tensorflow_when_it_is_imported(module):
    body = ast.parse(modules()[module].read_text(encoding="utf-8")).body
    names = [name.name for node in body if isinstance(node, ast.Import) for name in node.names]
    names += [node.module or "" for node in body if isinstance(node, ast.ImportFrom)]
    assert not [name for name in names if name.split(".")[0] in ("tensorflow", "keras")]


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("helpers.data.builtin.digits", "from helpers.plots.show import show", "from above"),
        ("helpers.plots.images", "import helpers.panels.panel", "from above"),
        ("helpers.models", "from helpers.data.builtin import digits", "from above"),
        ("helpers.plots.images", "from helpers.transfer.drawings import plot_bands", "only its own notebook"),
        ("helpers.neuron.curves", "from helpers.transfer import shares", "only its own notebook"),
        ("helpers.tools.bench", "from helpers.convolution.cost import plot_cost", "only its own notebook"),
        ("helpers.panels.record_again", "from helpers.tools.recorder import record", "make commands"),
        ("helpers.models", "from helpers.tools import bench", "make commands"),
    ],
)
def test_a_wrong_import_is_found(module, source, fault):
    assert fault in "".join(faults(module, source))


def test_a_right_import_is_none():
    assert faults("helpers.panels.panel", "from helpers.plots.show import show") == []
    assert faults("helpers.neuron.curves", "import helpers.neuron.families") == []
    assert faults("helpers.tools.bench", "from helpers.tools.kernels import fresh_kernel") == []
