"""What a reader set elsewhere, or has lying beside a lesson, does not change it."""

import json
import os
import subprocess
import sys

import pytest

from helpers.foreign_settings import hiding_files
from helpers.paths import NOTEBOOKS, ROOT

START = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from helpers.startup import start; start(); "
ASK = """
import keras, numpy as np, warnings
dense = keras.layers.Dense(1)
model = keras.Sequential([keras.Input((2,)), dense])
model.compile("sgd", "mse")
epochs = len(model.fit(np.ones((4, 2)), np.ones((4, 1)), epochs=2, verbose=0).history["loss"])
warnings.warn("only a warning")
print(keras.config.backend(), keras.config.floatx(), keras.config.image_data_format(), dense.kernel.dtype, epochs)
"""


def run(code, folder, *, without=(), **settings):
    environment = {name: value for name, value in {**os.environ, **settings}.items() if name not in without}
    return subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True)


def test_keras_is_that_of_the_lessons_whatever_is_set(tmp_path):
    elsewhere = {"backend": "torch", "floatx": "float16", "image_data_format": "channels_first", "epsilon": 0.1}
    (tmp_path / "keras.json").write_text(json.dumps(elsewhere))
    settings = {"KERAS_HOME": str(tmp_path), "KERAS_BACKEND": "torch", "KERAS_MAX_EPOCHS": "1"}
    done = run(START + ASK, tmp_path, PYTHONWARNINGS="error", TF_USE_LEGACY_KERAS="1", **settings)
    assert done.stdout.splitlines()[-1:] == ["tensorflow float32 channels_last float32 2"], done.stderr
    assert done.stderr == "UserWarning: only a warning\n"


def test_a_keras_json_that_keras_refuses_is_named(tmp_path):
    (tmp_path / "keras.json").write_text('{"floatx": "float8"}')
    done = run(START, tmp_path, KERAS_HOME=str(tmp_path))
    assert f"Rename or correct the file {tmp_path}/keras.json, then" in done.stderr.splitlines()[-1]


def test_a_keras_of_another_backend_asks_for_a_restart():
    code = "import types, sys; keras = sys.modules['keras'] = types.ModuleType('keras')\n"
    code += "keras.config = types.SimpleNamespace(backend=lambda: 'torch')\n"
    code += "from helpers.foreign_settings import import_keras; import_keras()"
    done = run(code, ROOT)
    assert "it was imported with torch before this cell ran. Restart the kernel" in done.stderr.splitlines()[-1]


@pytest.fixture
def beside(tmp_path):
    """A folder with files that are named like libraries, and with one that is not."""
    for name in ("keras.py", "random.py", "statistics.py", "helpers.py"):
        (tmp_path / name).write_text(f"raise SystemExit('the own {name}')")
    (tmp_path / "scipy").mkdir()
    (tmp_path / "scipy/__init__.py").write_text("")
    (tmp_path / "mine.py").write_text("answer = 42")
    return tmp_path


def test_a_file_named_like_a_library_does_not_hide_it(beside):
    code = "import sys; sys.path.append(sys.path.pop(0)); " + START  # as a kernel, which has loaded random before
    code += (
        "sys.path.insert(0, ''); start(); import keras, statistics, scipy, mine; print(keras.__version__, mine.answer)"
    )
    done = run(code, beside)
    assert done.stdout.splitlines()[-1:] and done.stdout.splitlines()[-1].endswith(" 42"), done.stderr


def test_the_files_named_like_libraries_are_found(beside, monkeypatch):
    monkeypatch.chdir(beside)
    assert [path.name for path in hiding_files()] == ["helpers.py", "keras.py", "random.py", "scipy", "statistics.py"]
    monkeypatch.chdir(NOTEBOOKS)
    assert hiding_files() == []
    monkeypatch.chdir(ROOT)
    assert hiding_files() == []


def test_a_file_that_was_imported_for_a_library_is_named(tmp_path):
    (tmp_path / "keras.py").write_text("")
    done = run("import keras; " + START, tmp_path)
    assert f"in place of 'keras' your file {tmp_path}/keras.py was imported. Rename" in done.stderr.splitlines()[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="closes a file descriptor as Unix does")
def test_a_closed_stderr_stops_nothing(tmp_path):
    code = "import os; os.close(2); " + START + "print(os.open('mine', os.O_CREAT | os.O_WRONLY) > 2)"
    assert run(code, tmp_path).stdout.splitlines()[1:] == ["True"]


@pytest.mark.skipif(sys.platform == "win32", reason="takes the home folder away as Unix does")
def test_a_user_without_a_home_gets_a_folder_and_is_told(tmp_path):
    code = (
        "import pwd, pathlib; pwd.getpwuid = lambda number: {}[number]\n"
        + START
        + "from helpers import doctor, state; state.write_state('x', b'1'); print(state.state_folder()); print(doctor._state())"
    )
    homes = ("HOME", "XDG_DATA_HOME", "FIVE_MODELS_HOME")
    done = run(code, tmp_path, without=homes, TMPDIR=str(tmp_path / "tmp"))
    assert not (tmp_path / "~").exists(), done.stderr
    (tmp_path / "tmp").mkdir()
    done = run(code, tmp_path, without=homes, TMPDIR=str(tmp_path / "tmp"))
    folder, said = done.stdout.splitlines()[1:]
    assert folder == str(tmp_path / f"tmp/five-models-{os.getuid()}") and not (tmp_path / "~").exists()
    assert "you have no home folder, so what is kept may be gone tomorrow: set FIVE_MODELS_HOME" in said


def test_a_matplotlibrc_changes_no_picture(tmp_path):
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import hashlib\n"
    code += "from helpers.plots.style import new_figure; from helpers.plots.show import figure_png\n"
    code += (
        "figure, axes = new_figure(3, 2); axes.set_title('x_1'); axes.imshow([[0, 1]]); picture = figure_png(figure)\n"
    )
    code += "print(hashlib.md5(picture).hexdigest())"
    plain = run(code, tmp_path)
    (tmp_path / "matplotlibrc").write_text(
        "text.usetex: True\nfont.size: 30\nsavefig.bbox: tight\nimage.cmap: jet\nlines.linewidth: 9"
    )
    other = run(code, tmp_path, MATPLOTLIBRC=str(tmp_path / "matplotlibrc"))
    assert other.stdout == plain.stdout != "", other.stderr


def test_pip_of_the_set_up_keeps_to_the_environment():
    command = ["make", "-s", "--eval", "ask:\n\t@env", "ask"]
    elsewhere = {"PIP_USER": "1", "PIP_TARGET": "/nowhere", "PIP_INDEX_URL": "http://mirror.invalid"}
    environment = {"PATH": os.environ["PATH"], **elsewhere}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    said = {line for line in done.stdout.splitlines() if line.startswith("PIP_")}
    assert said == {"PIP_USER=0", "PIP_INDEX_URL=http://mirror.invalid"}, done.stderr


def test_make_lab_runs_no_script_that_names_the_folder_of_the_set_up():
    """Scripts in an environment's bin begin with the path of its Python; a renamed folder breaks them."""
    done = subprocess.run(["make", "-n", "lab", "-o", ".venv/ready"], cwd=ROOT, capture_output=True, text=True)
    used = {word.rpartition("/")[2] for word in done.stdout.split() if word.startswith(".venv/bin/")}
    assert used == {"python"}
