"""What our tests add to nbval: pictures compared by what they show, and sections of *Further* that stand alone.

Loaded by ``-p helpers.tools.nbval_plugin`` in pyproject.toml.
"""

import re

import numpy as np
from nbval.plugin import IPyNbCell

from helpers.plots.show import png_in
from helpers.tools.notebook_cells import further_sections

_NUMBERS = re.compile(r"((?:axis \d+ )?(?:line|patch|points|shape|values|image \S+)) = (.*)")
TOLERANCE = 0.01  # of a number, and of the range of the numbers beside it: more than rounding, less than an eye sees
# Before a section of Further its kernel forgets what the sections before it have bound.
_FORGET = """
if "_five_models_core" not in globals():
    _five_models_core = dict(globals())
else:
    for _five_models_name in [name for name in globals() if not name.startswith("_")]:
        if _five_models_name not in _five_models_core:
            del globals()[_five_models_name]
    globals().update({name: value for name, value in _five_models_core.items() if not name.startswith("_")})
"""


def same_content(stored: str, fresh: str) -> bool:
    """Whether two texts of a picture say the same: equal words, and numbers that agree but for rounding.

    Args:
        stored: text/plain of a figure or panel, as ``show`` and ``Panel`` write it.
        fresh: the same, drawn again.
    """
    old_lines, new_lines = stored.split("\n"), fresh.split("\n")
    return len(old_lines) == len(new_lines) and all(map(_same_line, old_lines, new_lines))


def _same_line(old: str, new: str) -> bool:
    old_match, new_match = _NUMBERS.fullmatch(old), _NUMBERS.fullmatch(new)
    if old == new or not (old_match and new_match and old_match[1] == new_match[1]):
        return old == new
    a, b = (np.array(match[2].split(), "float64") for match in (old_match, new_match))
    if a.shape != b.shape or not np.array_equal(np.isfinite(a), np.isfinite(b)):
        return False
    finite = np.isfinite(a)
    a, b = a[finite], b[finite]
    return not len(a) or np.allclose(a, b, rtol=TOLERANCE, atol=TOLERANCE * (a.max() - a.min()))


def pytest_configure() -> None:
    compare, run = IPyNbCell.compare_outputs, IPyNbCell.runtest

    def compare_outputs(self, test, ref, skip_compare=None):
        fresh = [output for output in test if "text/plain" in output.get("data", {})]
        stored = [output for output in ref if "text/plain" in output.get("data", {})]
        for new, old in zip(fresh, stored):
            if not all(png_in(output["data"].get("text/html", "")) for output in (new, old)):
                continue
            new["data"]["text/html"] = old["data"]["text/html"]  # its words stand in the text, too
            if same_content(old["data"]["text/plain"], new["data"]["text/plain"]):
                new["data"]["text/plain"] = old["data"]["text/plain"]
        return compare(self, test, ref, skip_compare)

    def runtest(self):
        code = [[cell.id for cell in cells if cell.cell_type == "code"] for cells in further_sections(self.parent.nb)]
        if self.cell.get("id") in {ids[0] for ids in code if ids}:
            kernel = self.parent.kernel
            kernel.await_reply(kernel.execute_cell_input(_FORGET, allow_stdin=False), timeout=60)
        run(self)

    IPyNbCell.compare_outputs, IPyNbCell.runtest = compare_outputs, runtest
