"""A JupyterLab on loopback and a headless Chromium, for the tests in this folder (`make test-browser`)."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest

from helpers.paths import NOTEBOOKS, ROOT

PHOTOGRAPHS = Path(os.environ.get("PHOTOGRAPHS", ROOT / "photographs"))
CHROMIUM_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

SLOW = """
import sys, time
sys.path.insert(0, "..")
import ipywidgets, numpy
from helpers.panels.panel import Panel
draws = []
def draw(level):
    time.sleep(0.3)
    draws.append(level)
    return numpy.full((4, 4), level / 100), f"level {level}, after {len(draws)} draws"
Panel(draw, alt="A grey square.", level=ipywidgets.IntSlider(0, 0, 100))
"""

AGAIN = """
import sys
sys.path.insert(0, "..")
from helpers.panels.record_again import record_again
record_again("03")
"""

ACCESS = """
import sys
sys.path.insert(0, "..")
import ipywidgets, numpy
from PIL import Image
from helpers.panels.live_training import LiveTraining
from helpers.panels.panel import Panel
from helpers.plots.show import show
from helpers.plots.style import new_figure
from helpers.variational.latent_place import draw_latent_place, map_background, map_frame
from helpers.variational.latent_place import MapPointer
def rows(rows, units):
    return Image.new("RGB", (480, 40 * rows), "navy"), f"{rows} rows, {units} units"
display(Panel(rows, alt="A blue box.", height=200, play="rows", rows=ipywidgets.IntSlider(2, 1, 5),
              units=ipywidgets.SelectionSlider(options=[1, 4, 64], value=4, description="hidden units")))
ground = map_background(numpy.zeros((3, 3, 28, 28)))
def place(point):
    words = "at {:.2f}, {:.2f}".format(*point)
    return draw_latent_place(ground, point, [(numpy.eye(28), "here")], limit=3), words
display(Panel(place, alt="A map.", point=MapPointer(value=[1.0, 1.0], frame=map_frame(1))))
with LiveTraining("A line", total=2, every=0) as live:
    live.update(1, loss=0.5)
    live.update(2, loss=0.25)
figure, axis = new_figure()
axis.plot([1, 2])
show(figure, alt="A rising line.", caption="It rises.")
"""


PAD = """
import sys
sys.path.insert(0, "..")
from helpers.models import load_model
from helpers.panels.pad import pad_panel
from helpers.plots.belief import draw_belief
reader = load_model("digit_reader")
def read(digit):
    probabilities = reader(digit[None, ..., None], training=False).numpy()[0]
    return draw_belief(digit, probabilities), f"The network reads {probabilities.argmax()}."
pad_panel(read, alt="Your digit and its ten probabilities.")
"""


# The reader's own classes, told apart by their colours; SLOWNESS and the kernel's place are filled in below.
TEACH = """
import os, sys, time
sys.path.insert(0, "..")
os.environ["JUPYTERHUB_USER"] = PERSON
import numpy
from helpers.transfer.teach_yourself import teach_yourself
calls = []
def features(images):
    time.sleep(SLOWNESS)
    calls.append(len(images))
    return images.reshape(len(images), 8, 28, 8, 28, 3).mean(axis=(2, 4)).reshape(len(images), -1) / 255
def train_head(features, labels, classes):
    means = numpy.stack([features[labels == number].mean(axis=0) for number in range(classes)])
    def predict(features):
        near = numpy.exp(-50 * ((features[:, None] - means) ** 2).mean(axis=2))
        return near / near.sum(axis=1, keepdims=True)
    return predict
panel = teach_yourself(features, train_head, examples=EXAMPLES, alt="Two rows of pictures.")
panel
"""
_TEACH = {"SLOWNESS": "0", "PERSON": "''", "EXAMPLES": "True"}


def _teach(**other):
    code = TEACH
    for name, value in (_TEACH | other).items():
        code = code.replace(name, value)
    return code


def _folded():
    """A core and a collapsed *Further*, as the lessons have them."""
    further = nbformat.v4.new_markdown_cell("# Further", metadata={"jp-MarkdownHeadingCollapsed": True})
    section = [nbformat.v4.new_markdown_cell("## More"), nbformat.v4.new_code_cell("print('in Further', 6 * 7)")]
    return [nbformat.v4.new_markdown_cell("# Core"), nbformat.v4.new_code_cell("print('core')"), further, *section]


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def theme(request):
    """JupyterLab's theme: light, unless a test asks for the dark one."""
    return getattr(request, "param", "Light")


@pytest.fixture(scope="session")
def lab(tmp_path_factory, theme):
    """Address of a JupyterLab that serves copies of the notebooks, with settings and state of its own."""
    home = tmp_path_factory.mktemp("home")
    for folder in ("helpers", "data"):
        (home / folder).symlink_to(ROOT / folder)
    shutil.copytree(NOTEBOOKS, home / "notebooks")
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    cells = {
        name: [nbformat.v4.new_code_cell(code)]
        for name, code in {"slow": SLOW, "again": AGAIN, "access": ACCESS, "pad": PAD}.items()
    }
    cells |= {
        name: [nbformat.v4.new_code_cell(_teach(**other))]
        for name, other in {
            "teach": {},
            "teach_hub": {"PERSON": "'ada'", "EXAMPLES": "False"},
            "teach_slow": {"SLOWNESS": "0.4"},
        }.items()
    }
    for name, made in (cells | {"folded": _folded()}).items():
        notebook = nbformat.v4.new_notebook(cells=made, metadata=kernel)
        nbformat.write(notebook, home / f"notebooks/{name}.ipynb")
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": f"JupyterLab {theme}"}))
    names = {
        "JUPYTER_CONFIG_DIR": "cfg",
        "JUPYTER_DATA_DIR": "jupyter",
        "JUPYTER_RUNTIME_DIR": "run",
        "IPYTHONDIR": "ipy",
    }
    names |= {"JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "ws", "FIVE_MODELS_HOME": "state"}
    environment = {**os.environ, "HOME": str(home), "JUPYTER_CONFIG_PATH": str(ROOT / "helpers/tools/jupyter")} | {
        name: str(home / folder) for name, folder in names.items()
    }
    lessons = sorted(map(str, (home / "notebooks").glob("*.ipynb")))
    subprocess.run([sys.executable, "-m", "jupyter", "trust", *lessons], env=environment, check=True)
    port = _free_port()
    options = ["--allow-root", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"]
    options += ["--IdentityProvider.token=", f"--ServerApp.root_dir={home}", "--LabApp.expose_app_in_browser=True"]
    with open(home / "lab.log", "w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options], env=environment, stdout=log, stderr=log
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/api", server, home / "lab.log")
        yield f"http://127.0.0.1:{port}/lab/tree/notebooks"
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(address, server, log):
    for _ in range(120):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"JupyterLab did not answer at {address}:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def browser(request):
    """Headless Chromium; a test may ask for more flags, as for a camera."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("Expected Chromium on the path; there is none. On Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=[*CHROMIUM_FLAGS, *getattr(request, "param", ())]
        )
        yield started
        started.close()


@pytest.fixture
def violations():
    """Function: what axe-core finds in part of a page, as texts; none for a page that everybody can use."""
    axe = Path(os.environ.get("AXE", ROOT / ".venv/axe/node_modules/axe-core/axe.min.js"))
    if not axe.is_file():
        pytest.fail(f"Expected axe-core at {axe}; there is none. Run `make test-browser`, which fetches it with npm.")

    def found(page, part):
        page.add_script_tag(path=axe)
        results = page.evaluate("part => axe.run({include: [[part]]}, {resultTypes: ['violations']})", part)
        return [f"{v['id']}: {node['html'][:200]}" for v in results["violations"] for node in v["nodes"]]

    return found


@pytest.fixture
def open_lesson(lab, browser, theme):
    """Function: open a notebook, run all its cells, wait until the kernel rests; gives the page."""
    pages = []

    def opened(name):
        page = browser.new_page(viewport={"width": 1200, "height": 1600})
        pages.append(page)
        page.goto(f"{lab}/{name}?reset")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
        wait_until_idle(page)
        page.evaluate("jupyterapp.commands.execute('notebook:expand-all-headings')")
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_timeout(2000)
        wait_until_idle(page)
        return page

    yield opened
    for page in pages:
        page.evaluate("jupyterapp.shell.currentWidget.context.sessionContext.shutdown()")
        page.close()


def wait_until_idle(page, seconds=600):
    """Wait until the kernel has rested for half a second."""
    page.wait_for_function(
        """() => { try {
            const idle = jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.status === 'idle';
            const now = performance.now();
            window.restingSince = idle ? window.restingSince || now : 0;
            return idle && now - window.restingSince > 500;
        } catch { return false } }""",
        timeout=seconds * 1000,
    )
