import base64
import inspect
import io
import json

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from PIL import Image

from helpers.paths import ROOT
from helpers.transfer import teach_yourself as module
from helpers.transfer.photographs import photo_crops
from helpers.transfer.teach_yourself import teach_yourself

ALT = "Two rows of pictures."


def features(images):
    return images.reshape(len(images), 8, 28, 8, 28, 3).mean(axis=(2, 4)).reshape(len(images), -1) / 255


def train_head(features, labels, classes):
    means = np.stack([features[labels == number].mean(axis=0) for number in range(classes)])

    def predict(features):
        near = np.exp(-50 * ((features[:, None] - means) ** 2).mean(axis=2))
        return near / near.sum(axis=1, keepdims=True)

    return predict


def jpeg(colour):
    buffer = io.BytesIO()
    Image.new("RGB", (224, 224), colour).save(buffer, "jpeg")
    return buffer.getvalue()


class Page:
    """What stands in for the page: sends messages to a panel and holds what it answers."""

    def __init__(self, panel, monkeypatch):
        self.panel, self.sent = panel, []
        monkeypatch.setattr(type(panel._box), "send", lambda _, content, buffers: self.sent.append((content, buffers)))

    def ask(self, kind, *buffers, **content):
        self.panel._take(self.panel._box, {"kind": kind, "request": "r", **content}, [memoryview(b) for b in buffers])
        return self.sent[-1][0]


@pytest.fixture
def page(monkeypatch):
    return Page(teach_yourself(features, train_head, examples=False, alt=ALT), monkeypatch)


def test_a_class_is_filled_trained_and_asked_by_messages(page):
    state = page.ask("hello")
    assert state["kind"] == "state" and state["request"] == "r" and state["said"].startswith("Name your classes")
    keys = [one["key"] for one in state["classes"]]
    for number, (key, colour) in enumerate(zip(2 * keys, ("red", "blue", "red", "blue"))):
        state = page.ask("add", jpeg(colour), **{"class": key}, picture=f"p{number}")
    assert [one["pictures"] for one in state["classes"]] == [["p0", "p2"], ["p1", "p3"]] and not state["trained"]
    state = page.ask("train")
    assert state["trained"] and state["fresh"] and state["said"].startswith("Trained on 4 pictures of 2 classes in ")
    answer = page.ask("look", jpeg("navy"))
    assert answer["kind"] == "answer" and answer["probabilities"][1] > 0.7
    assert page.ask("rename", **{"class": keys[0]}, name="cup")["classes"][0]["name"] == "cup"
    assert page.ask("remove", picture="p0")["classes"][0]["pictures"] == ["p2"]
    assert page.ask("pictures", keys=["p0", "p2"])["keys"] == ["p2"] and page.sent[-1][1] == [jpeg("red")]
    assert page.ask("empty", **{"class": keys[1]})["classes"][1]["pictures"] == []
    assert len(page.ask("add class")["classes"]) == 3
    assert len(page.ask("remove class", **{"class": keys[0]})["classes"]) == 2
    state = page.ask("reset")
    assert [one["pictures"] for one in state["classes"]] == [[], []] and not state["trained"]


def test_every_message_is_answered_also_when_it_fails(page, monkeypatch):
    assert page.ask("train")["said"].startswith("Expected at least 2 pictures of each class")
    assert page.ask("look", b"no picture")["said"].startswith("Expected a trained head")
    key = page.ask("hello")["classes"][0]["key"]
    assert "cannot be read" in page.ask("add", b"no picture", **{"class": key}, picture="p")["said"]
    monkeypatch.setattr(page.panel.shelves, "train", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    assert page.ask("train")["said"] == "That failed: KeyboardInterrupt()"
    monkeypatch.setattr(page.panel.shelves, "train", lambda: 1 / 0)
    assert page.ask("train")["said"].startswith("That failed: ZeroDivisionError")


def test_twenty_quick_questions_get_twenty_answers_and_keep_nothing(page):
    keys = [one["key"] for one in page.ask("hello")["classes"]]
    for number, key in enumerate(2 * keys):
        page.ask("add", jpeg("red" if key == keys[0] else "blue"), **{"class": key}, picture=str(number))
    page.ask("train")
    for _ in range(20):
        assert page.ask("look", jpeg("red"))["kind"] == "answer"
    assert len(page.panel.shelves.pictures()[0]) == 4


def test_the_examples_are_learned_and_stand_in_the_still(monkeypatch):
    page = Page(teach_yourself(features, train_head, alt=ALT), monkeypatch)
    state = page.ask("hello")
    assert state["trained"] and "temple and flower" in state["said"]
    assert [(one["name"], len(one["pictures"])) for one in state["classes"]] == [("temple", 10), ("flower", 10)]
    bundle = page.panel._repr_mimebundle_()
    assert bundle["text/plain"] == f"Interactive panel (camera or files): {ALT}"
    assert f'alt="{ALT}"' in bundle["text/html"] and 'class="five-models-photograph"' in bundle["text/html"]
    page.ask("add", jpeg("red"), **{"class": state["classes"][0]["key"]}, picture="mine")
    assert page.panel._repr_mimebundle_() == bundle, "the still shows a picture of the reader's"


def test_photo_crops_are_the_same_every_time():
    images, labels, names = photo_crops(3, np.random.default_rng(0))
    assert images.shape == (6, 224, 224, 3) and images.dtype == np.uint8 and labels.tolist() == [0, 0, 0, 1, 1, 1]
    assert names == ["temple", "flower"]
    np.testing.assert_array_equal(images, photo_crops(3, np.random.default_rng(0))[0])


@pytest.mark.parametrize("name", ["JUPYTERHUB_USER", "SSH_CONNECTION"])
def test_a_kernel_on_another_machine_is_told(name, page, monkeypatch):
    for other in ("JUPYTERHUB_USER", "SSH_CONNECTION"):
        monkeypatch.delenv(other, raising=False)
    assert not page.ask("hello")["remote"]
    monkeypatch.setenv(name, "somebody")
    assert page.ask("hello")["remote"]


FILL = """
def jpeg(seed):
    buffer = io.BytesIO()
    Image.fromarray(np.random.default_rng(seed).integers(0, 256, (224, 224, 3), dtype="uint8")).save(buffer, "jpeg")
    return buffer.getvalue()
for number, shelf in enumerate(2 * panel.shelves.shelves):
    panel._take(panel._box, {"kind": "add", "request": "r", "class": shelf.key, "picture": str(number)}, [jpeg(number)])
for kind in ("train", "look", "hello"):
    panel._take(panel._box, {"kind": kind, "request": "r"}, [jpeg(9)])
assert len(panel.shelves.pictures()[0]) == 4 and panel.shelves.trained
"""


def test_no_picture_is_in_the_notebook_that_is_saved_with_its_widgets():
    imports = "import io\nimport numpy as np\nfrom PIL import Image\nfrom helpers.transfer.teach_yourself import teach_yourself"
    make = 'panel = teach_yourself(features, train_head, examples=False, alt="Two empty classes.")\npanel'
    code = "\n".join([imports, inspect.getsource(features), inspect.getsource(train_head), make])
    cells = [nbformat.v4.new_code_cell(text) for text in (code, FILL, "panel", "repr(panel)")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(ROOT)}},
        store_widget_state=True,
    ).execute()
    states = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    assert any("_esm" in state["state"] for state in states.values())
    text = json.dumps(notebook)
    for seed in (*range(4), 9):
        buffer = io.BytesIO()
        noise = np.random.default_rng(seed).integers(0, 256, (224, 224, 3), dtype="uint8")
        Image.fromarray(noise).save(buffer, "jpeg")
        middle = len(buffer.getvalue()) // 2
        for start in range(3):  # base64 looks different at each of three offsets
            part = base64.b64encode(buffer.getvalue()[middle + start : middle + start + 60]).decode()
            assert part not in text
    assert "/9j/" not in text and not [state for state in states.values() if state.get("buffers")]
    assert [cell.outputs for cell in notebook.cells[1:2]] == [[]]


def test_the_widget_synchronises_nothing_of_its_own():
    own = {name for name in module.TeachBox().get_state() if not name.startswith("_")}
    assert own <= {"layout", "tabbable", "tooltip"}
