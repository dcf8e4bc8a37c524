import importlib.util

import pytest

from helpers.paths import ROOT


@pytest.fixture(scope="module")
def script(request):
    """The script of the folder data that the test's file names in ``SCRIPT``, as a module."""
    path = ROOT / "data" / request.module.SCRIPT
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
