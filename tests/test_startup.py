import ast
import os
import subprocess
import sys

import pytest

from helpers import startup
from helpers.paths import ROOT
from helpers.startup import start


def run(code, **settings):
    environment = {**os.environ, **settings}
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)


def test_importing_helpers_imports_no_tensorflow():
    done = run("import sys, helpers, helpers.startup, helpers.data.builtin.loading; print('tensorflow' in sys.modules)")
    assert done.stdout.strip() == "False", done.stderr


def test_start_says_one_line_and_nothing_on_stderr():
    done = run("from helpers.startup import start; start(3)")
    assert done.stdout.startswith("Ready: Python ") and done.stdout.strip().endswith("seed 3")
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_start_says_where_memory_is_short():
    code = "from helpers import machine, startup; machine.available_memory = lambda: 2**28; startup.start()"
    assert "\nShort of memory: lesson 1 needs up to 1.4 GiB" in run(code, JPY_SESSION_NAME="/x/01_cnn.ipynb").stdout


MASKED = """
from helpers.startup import start
start()
import keras, numpy
steps = keras.Input((4, 2))
model = keras.Model(steps, keras.layers.LSTM(3)(keras.layers.Masking(-1)(steps)))
model.compile("sgd", "mse")
model.fit(numpy.ones((8, 4, 2)), numpy.ones((8, 3)), verbose=0)
"""


def test_a_training_says_nothing_of_how_its_operations_are_carried_out():
    """Without AVX-512 oneDNN cannot mask and logs it as an error."""
    assert run(MASKED).stderr == ""


def test_onednn_is_left_on(monkeypatch):
    monkeypatch.delenv("TF_ENABLE_ONEDNN_OPTS", raising=False)
    ask = "import os; from helpers.startup import start; start(); print(os.environ.get('TF_ENABLE_ONEDNN_OPTS'))"
    assert run(ask).stdout.endswith("\nNone\n")


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


def test_matplotlib_does_not_talk_of_fonts():
    ask = "from matplotlib import font_manager; font_manager.findfont('No Such Face')"
    assert "No Such Face" in run(ask).stderr
    assert run(f"from helpers.startup import start; start(); {ask}").stderr == ""


def test_a_warning_shows_its_message_without_a_path():
    done = run("import warnings; from helpers.startup import start; start(); warnings.warn('mind this')")
    assert done.stderr == "UserWarning: mind this\n"


COLAB = """
import subprocess, sys, types
colab = types.ModuleType("google.colab")
colab.output = types.SimpleNamespace(enable_custom_widget_manager=lambda: print("asked"))
sys.modules["google.colab"] = colab
from helpers import startup
"""
NO_TENSORFLOW = "sys.modules['tensorflow'] = None\n"  # start() ends there: quick


def test_on_colab_foreign_widgets_are_asked_for():
    assert run(COLAB + "startup.start(); startup.start()").stdout.splitlines()[::2] == ["asked", "asked"]


def test_on_colab_only_what_is_missing_is_installed():
    code = """
found = startup.importlib.util.find_spec
startup.importlib.util.find_spec = lambda name: None if name in ("anywidget", "psygnal") else found(name)
def pretend(command, **_):
    print(*command[1:])
    startup.importlib.util.find_spec = found
    return subprocess.CompletedProcess(command, 0, "", "")
startup.subprocess.run = pretend
for _ in range(2):
    startup._prepare_colab()
"""
    pip, *rest = run(COLAB + code).stdout.splitlines()
    assert rest == ["asked", "asked"]  # the second time nothing is missing
    assert "-m pip install" in pip and "--no-deps" in pip and pip.endswith(" anywidget psygnal")


def test_on_colab_without_a_network_one_message_says_what_to_do():
    code = NO_TENSORFLOW + "startup._COLAB_MAY_LACK = ('five-models-has-no-such-package',)\nstartup.start()"
    offline = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_EXTRA_INDEX_URL": "",
        "PIP_FIND_LINKS": "",
        "PIP_RETRIES": "0",
    }
    done = run(COLAB + code, **offline)
    assert done.stdout == ""
    message = done.stderr.splitlines()[-1]
    assert message.startswith(
        "RuntimeError: Expected to install five-models-has-no-such-package; pip failed and said: ERROR"
    )
    assert message.endswith("Check the network and run this cell again.")


def test_on_colab_everything_that_the_helpers_import_is_there_or_fetched():
    from_colab = {"IPython", "PIL", "h5py", "ipywidgets", "keras", "matplotlib", "numpy", "packaging", "psutil"}
    from_colab |= {"google", "requests", "scipy", "sklearn", "tensorflow", "traitlets", "urllib3"}
    used = set()
    for path in set((ROOT / "helpers").rglob("*.py")) - set((ROOT / "helpers" / "tools").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                used.add(node.module.split(".")[0])
    assert used - sys.stdlib_module_names - from_colab - set(startup._COLAB_MAY_LACK) == {"helpers"}


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
