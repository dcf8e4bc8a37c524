"""A kernel with the settings of `make lab` names the setup cell when a cell is run before it."""

import shutil

import nbformat
import pytest

from helpers.paths import ROOT
from helpers.tools.kernels import run_cells


@pytest.fixture
def kernel_settings(tmp_path, monkeypatch):
    profile = tmp_path / "profile_default"
    profile.mkdir()
    shutil.copy(ROOT / "helpers/tools/jupyter/ipython_kernel_config.py", profile)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))


def run(*sources):
    cells = [nbformat.v4.new_code_cell(source, metadata={"tags": ["raises-exception"]}) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=cells)
    run_cells(notebook)
    return [
        "".join(output.get("text", "") for output in cell.outputs if output.output_type == "stream")
        for cell in notebook.cells
    ]


def test_a_cell_before_the_setup_is_told_which_cell_it_needs(kernel_settings):
    before, _, after = run("show(1)", "SEED = 0", "show(1)")
    assert "Expected the setup cell" in before and "'show'" in before
    assert after == "", "the setup has run: an ordinary mistake"
