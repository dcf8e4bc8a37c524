"""How well is the reader's own digit read? Prints a table.

python -m tests.yardstick.measure digit_reader                     # writes the shares onto the model's card
python -m tests.yardstick.measure digit_reader mnist.npz           # with MNIST's first 1,000 training digits, too
"""

import io
import json
import sys

import numpy as np
from PIL import Image

from helpers.data.own.my_digit import like_the_data
from helpers.data.own.photograph import read_ink
from helpers.models import CARDS, load_model, model_cards
from tests.yardstick.drawn_digits import drawn_digits
from tests.yardstick.photographs import KINDS, photographed_digits


def png_of(ink):
    """The bytes of ink on white paper as a PNG file, as the pad sends it."""
    buffer = io.BytesIO()
    Image.fromarray((255 - ink * 255).astype("uint8")).save(buffer, "png")
    return buffer.getvalue()


def through_the_pipeline(files):
    """Image files as the networks see them, float32 (n, 28, 28); blank where the pipeline refuses one."""
    digits = np.zeros((len(files), 28, 28), "float32")
    for digit, file in zip(digits, files):
        try:
            digit[:] = like_the_data(read_ink(file))
        except ValueError:
            pass
    return digits


def right(network, digits, labels):
    """For each digit, whether the network reads it; a refused (blank) one is not."""
    inputs = digits.reshape(len(digits), *network.input_shape[1:])
    return (network.predict(inputs, batch_size=256, verbose=0).argmax(1) == labels) & digits.any((1, 2))


def sets(mnist=None):
    """Name, files and labels of each part of the yardstick, with 1,000 training digits of MNIST if a file is named."""
    drawings, labels = drawn_digits(5, seed=1)
    yield "drawn", [png_of(drawing) for drawing in drawings], labels
    for kind in KINDS:
        yield kind, *photographed_digits(kind, seed=1)
    if mnist:
        with np.load(mnist) as file:
            x, y = file["x_train"][:1000], file["y_train"][:1000]
        yield "MNIST", [png_of(np.pad(image, 4) / 255) for image in x], y


def measured(name, mnist=None):
    """Part of the yardstick → for each of its digits, (its label, whether it was read)."""
    network = load_model(name)
    return {part: (labels, right(network, through_the_pipeline(files), labels)) for part, files, labels in sets(mnist)}


def main(name, mnist=None):
    """Print the share read right, for each part of the yardstick and each digit."""
    shares = {}
    for part, (labels, hits) in measured(name, mnist).items():
        print(f"{part:18}{hits.mean():.3f}  by digit", *(f"{hits[labels == digit].mean():.2f}" for digit in range(10)))
        shares[part] = round(float(hits.mean()), 3)
    cards = model_cards()
    cards[name]["yardstick"] = {**cards[name].get("yardstick", {}), **shares}
    CARDS.write_text(json.dumps(cards, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
