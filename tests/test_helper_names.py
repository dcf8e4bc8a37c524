"""A name says what comes back: plot_… gives a Figure, draw_… an image."""

import ast

from helpers.paths import ROOT

GIVES = {"plot_": ("Figure",), "draw_": ("Image", "np.ndarray")}


def faults(source):
    """Functions of a module whose result is not what their name says."""
    found = []
    for node in ast.parse(source).body:
        for start, kinds in GIVES.items():
            if isinstance(node, ast.FunctionDef) and node.name.startswith(start):
                result = ast.unparse(node.returns) if node.returns else "nothing"
                if not any(kind in result for kind in kinds):
                    found.append(f"{node.name} gives {result}; expected {' or '.join(kinds)}")
    return found


def test_every_picture_is_what_its_name_says():
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "helpers").rglob("*.py"))]
    assert sources and [fault for source in sources for fault in faults(source)] == []


def test_a_wrong_name_is_found():
    assert faults(
        "def plot_it() -> Image.Image: ...\ndef draw_it() -> 'Figure': ...\ndef draw_ok() -> 'Image.Image': ..."
    ) == [
        "plot_it gives Image.Image; expected Figure",
        "draw_it gives 'Figure'; expected Image or np.ndarray",
    ]
