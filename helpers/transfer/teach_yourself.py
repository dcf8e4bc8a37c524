"""A panel in which the reader teaches a head a few things of their own, shown to the camera or taken from files."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import anywidget
import numpy as np
from PIL import Image, ImageDraw

from helpers.panels.controls import WithStill
from helpers.plots.pens import font
from helpers.plots.show import keep_colours, picture_class, picture_html
from helpers.plots.style import COLOURS
from helpers.transfer.photographs import photo_crops
from helpers.transfer.shelves import MOST, MOST_CLASSES, Shelves

_HERE = Path(__file__).parent
_NOTE = (
    "A still of an interactive panel; in a running notebook your camera or your files fill the classes, "
    "a button trains the head, and the bars answer while the camera runs."
)
_THUMBNAIL, _SHOWN = 56, 8  # pixels, pictures of a class in the still


class TeachBox(anywidget.AnyWidget):
    """Camera, shelves, buttons and bars in the page. Nothing is synchronised, so no picture can be saved with a notebook:
    pictures come as messages and go as messages."""

    _esm = _HERE / "teach_yourself.js"
    _css = _HERE / "teach_yourself.css"


class TeachPanel(WithStill):
    """What :func:`teach_yourself` gives. ``shelves`` holds the pictures and the head, in memory only."""

    def __init__(self, shelves: Shelves, *, examples: bool, alt: str) -> None:
        self.shelves, self.alt = shelves, alt
        self._said = "Name your classes, show each to the camera ten times, then press Train."
        fresh = _fill(shelves) if examples else None
        self._png, self._kind = _still_of(
            shelves, fresh
        )  # drawn now, so that it can never show the reader's own pictures
        if examples:
            names = " and ".join(shelves.names)
            self._said = (
                f"Trained on examples: {names}. Try it; then press Start again and teach it things of your own."
            )
        box = TeachBox()
        box.on_msg(self._take)
        super().__init__([box])
        self.add_class("five-models-panel")
        self._box = box

    def _take(self, _box, content, buffers):
        """Do what a message from the page asks for, and answer it, whatever happens."""
        answer, sent = {}, []
        try:
            answer, sent = self._do(content, [bytes(buffer) for buffer in buffers])
        except (
            Exception,
            KeyboardInterrupt,
        ) as error:  # shown in the panel: in a kernel a callback's error is only logged
            self._said = str(error) if isinstance(error, ValueError) else f"That failed: {error!r}"
        self._box.send({**(answer or self._state()), "request": content.get("request")}, sent)

    def _do(self, content, buffers):
        shelves, kind = self.shelves, content["kind"]
        if kind == "look":
            return {"kind": "answer", "probabilities": shelves.answer(buffers[0])}, []
        if kind == "pictures":
            found = {key: data for key in content["keys"] if (data := shelves.data_of(key))}
            return {"kind": "pictures", "keys": [*found]}, [*found.values()]
        match kind:
            case "hello":  # a page that opens, or opens again
                return {}, []
            case "add":
                shelves.add(content["class"], {content["picture"]: buffers[0]})
                said = ""
            case "train":
                shelves.train()
                count = sum(len(shelf.pictures) for shelf in shelves.shelves)
                said = f"Trained on {count} pictures of {len(shelves.shelves)} classes in {shelves.seconds:.1f} s."
            case "rename":
                shelves.rename(content["class"], content["name"])
                said = "The class has its new name."
            case "remove":
                shelves.remove(content["picture"])
                said = "One picture is gone."
            case "empty":
                shelves.empty(content["class"])
                said = "The class is empty."
            case "add class":
                shelves.add_class()
                said = "There is one more class. Fill it and train again."
            case "remove class":
                shelves.remove_class(content["class"])
                said = "The class is gone. Train again."
            case "reset":
                shelves.reset()
                said = "All pictures and the head are gone. Name your classes and show each ten times."
        self._said = said
        return {}, []

    def _state(self):
        classes = [{"key": one.key, "name": one.name, "pictures": [*one.pictures]} for one in self.shelves.shelves]
        return {
            "kind": "state",
            "said": self._said,
            "classes": classes,
            "trained": self.shelves.trained,
            "fresh": self.shelves.fresh,
            "most": {"classes": MOST_CLASSES, "pictures": MOST},
            "remote": _kernel_is_elsewhere(),
        }

    def _still(self):
        width = Image.open(io.BytesIO(self._png)).width
        return {
            "text/plain": f"Interactive panel (camera or files): {self.alt}",
            "text/html": picture_html(self._png, alt=self.alt, width=width, kind=self._kind, note=_NOTE),
        }


def teach_yourself(features: Callable, train_head: Callable, *, examples: bool = True, alt: str) -> TeachPanel:
    """Two to four classes of the reader's own, from camera or files; a head trained on a button; live answers.

    Pictures reach the kernel as messages, are turned into features once, and stay in its memory: they are never in the
    notebook's file. Where the kernel runs on another machine, the panel says so before the camera starts.

    Args:
        features: function of pictures, uint8 (n, 224, 224, 3), that gives their features, (n, d).
        train_head: function of features (n, d), labels int (n,) and the number of classes, 2 to 4, that trains a head
            and gives its predict: function of features (n, d) that gives probabilities (n, classes).
        examples: begin with ten crops each of scikit-learn's two photographs, and a head trained on them.
        alt: what the still shows, for readers who cannot see it.

    Returns:
        TeachPanel; ``.shelves.pictures()`` gives the reader's pictures, labels and names to the notebook.

    Source: the idea is Teachable Machine's (Carney and others, CHI 2020).
    """
    return TeachPanel(Shelves(features, train_head), examples=examples, alt=alt)


def _fill(shelves):
    """Ten crops of each photograph, and a head; gives one more crop, the one that the still asks about."""
    images, labels, names = photo_crops(11, np.random.default_rng(0))
    for number, name in enumerate(names):
        key = shelves.shelves[number].key
        shelves.rename(key, name)
        crops = images[labels == number][:10]
        shelves.add(key, {f"example-{number}-{place}": _jpeg(image) for place, image in enumerate(crops)})
    shelves.train()
    return _jpeg(images[labels == 1][10])


def _jpeg(image):
    buffer = io.BytesIO()
    Image.fromarray(image).save(buffer, "jpeg", quality=90)
    return buffer.getvalue()


def _still_of(shelves, asked):
    """The first pictures of each class; on the right one more picture and the answer to it, if there is a head.

    Returns:
        (png, kind): bytes, and the CSS class of the picture.
    """
    row, left = _THUMBNAIL + 34, 20 + _SHOWN * (_THUMBNAIL + 4)
    sheet = Image.new("RGB", (left + 220, max(210, row * len(shelves.shelves))), "white")
    pen = ImageDraw.Draw(sheet)
    for number, shelf in enumerate(shelves.shelves):
        pen.text(
            (4, number * row + 12),
            f"{shelf.name}: {len(shelf.pictures)} pictures",
            fill="black",
            font=font(15),
            anchor="lm",
        )
        for place, picture in enumerate([*shelf.pictures.values()][:_SHOWN]):
            tile = Image.open(io.BytesIO(picture.data)).resize((_THUMBNAIL, _THUMBNAIL))
            sheet.paste(tile, (4 + place * (_THUMBNAIL + 4), number * row + 26))
    if asked:
        sheet.paste(Image.open(io.BytesIO(asked)).resize((110, 110)), (left, 4))
        for number, (name, probability) in enumerate(zip(shelves.names, shelves.answer(asked))):
            y = 124 + 42 * number
            pen.text((left, y + 8), f"{name} {probability:.2f}", fill="black", font=font(15), anchor="lm")
            pen.rectangle((left, y + 19, left + max(2, 200 * probability), y + 31), fill=COLOURS[number])
    keep_colours(sheet)
    buffer = io.BytesIO()
    sheet.quantize(256).save(buffer, "png", optimize=True)  # a third of the bytes
    return buffer.getvalue(), picture_class(sheet)


def _kernel_is_elsewhere():
    """Whether the kernel is known to run on a machine that is not the reader's own."""
    return "google.colab" in sys.modules or any(os.environ.get(name) for name in ("JUPYTERHUB_USER", "SSH_CONNECTION"))
