import subprocess
import sys

import pytest

from helpers.paths import ROOT
from helpers.startup import start


def run(code):
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)


def test_importing_helpers_imports_no_tensorflow():
    done = run("import sys, helpers, helpers.startup, helpers.data.loading; print('tensorflow' in sys.modules)")
    assert done.stdout.strip() == "False", done.stderr


def test_start_says_one_line_and_nothing_on_stderr():
    done = run("from helpers.startup import start; start(3)")
    assert done.stdout.startswith("Ready: Python ") and done.stdout.strip().endswith("seed 3")
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_start_seeds_numpy_and_keras():
    code = (
        "from helpers.startup import start; start(5); import keras, numpy;"
        "print(numpy.random.rand(), float(keras.random.uniform(())))"
    )
    assert run(code).stdout.splitlines()[-1] == run(code).stdout.splitlines()[-1]
    assert run(code).stdout.splitlines()[-1] != run(code.replace("start(5)", "start(6)")).stdout.splitlines()[-1]


@pytest.mark.parametrize("seed", [-1, 2**32, 1.5, "0", None, True])
def test_an_impossible_seed_is_refused(seed):
    with pytest.raises(ValueError, match="Expected a whole number from 0 to 4294967295"):
        start(seed)


def test_a_missing_tensorflow_gets_a_remedy():
    done = run("import sys; sys.modules['tensorflow'] = None; from helpers.startup import start; start()")
    assert "RuntimeError: Expected TensorFlow to be installed" in done.stderr and "make lab" in done.stderr


def test_a_warning_shows_its_message_without_a_path():
    done = run("import warnings; from helpers.startup import start; start(); warnings.warn('mind this')")
    assert done.stderr == "UserWarning: mind this\n"


def test_on_colab_foreign_widgets_are_asked_for():
    code = (
        "import sys, types; google, colab = types.ModuleType('google'), types.ModuleType('google.colab');"
        "colab.output = types.SimpleNamespace(enable_custom_widget_manager=lambda: print('asked'));"
        "google.colab = colab; sys.modules.update({'google': google, 'google.colab': colab});"
        "from helpers.startup import start; start()"
    )
    assert run(code).stdout.splitlines()[0] == "asked"


def test_an_error_is_forgotten_when_a_later_cell_succeeds():
    code = """
import gc
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_cell("from helpers.startup import start; start()")
shell.run_cell("import weakref; kept = []; big = type('Big', (), {})")
shell.run_cell("def fail(data): kept.append(weakref.ref(data)); raise ValueError('on purpose')")
shell.run_cell("fail(big())")
print(shell.user_ns["kept"][0]() is not None)
shell.run_cell("pass")
gc.collect()
print(shell.user_ns["kept"][0]() is not None)
"""
    done = run(code)
    assert done.stdout.splitlines()[-2:] == ["True", "False"], done.stdout + done.stderr
