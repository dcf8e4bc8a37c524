"""Photographs for the ImageNet base: the two that ship with scikit-learn, crops, names, other views."""

import json
from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image

from helpers.data.builtin.scenes import as_bytes
from helpers.data.own.my_digit import load_my_digit
from helpers.data.own.photo_folder import middle_square, read_photo
from helpers.paths import ROOT

SIDE = 224  # pixels: what the base was trained on
CLASSES = ROOT / "data" / "photo_classes.json"


def photo_class_names() -> list[str]:
    """The 1,000 classes of ImageNet in the order of ``photo_classifier``'s probabilities, one short English name each."""
    return json.loads(CLASSES.read_text(encoding="utf-8"))["names"]


def sample_photos(*, side: int = SIDE) -> dict[str, np.ndarray]:
    """The two photographs that come with scikit-learn (CC BY).

    Args:
        side: pixels of the middle square that is taken.

    Returns:
        dict of "temple" and "flower" to uint8 arrays (side, side, 3).
    """
    from sklearn.datasets import load_sample_image

    files = {"temple": "china.jpg", "flower": "flower.jpg"}
    return {name: middle_square(Image.fromarray(load_sample_image(file)), side) for name, file in files.items()}


def photo_crops(count: int, rng: np.random.Generator, *, side: int = SIDE) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Random squares of the two photographs, a third to two thirds of their height: two classes to begin with.

    Args:
        count: of squares of each photograph.
        rng: numpy Generator; draws where they are taken and how large they are.
        side: of a picture, pixels.

    Returns:
        (images, labels, names): uint8 (2 * count, side, side, 3), int (2 * count,), ["temple", "flower"].
    """
    photos, images = sample_photos(side=427), []  # 427: their height, so nothing is enlarged before the cut
    for photo in photos.values():
        for _ in range(count):
            cut = int(rng.integers(len(photo) // 3, 2 * len(photo) // 3))
            top, left = rng.integers(0, len(photo) - cut, 2)
            square = Image.fromarray(photo[top : top + cut, left : left + cut])
            images.append(np.asarray(square.resize((side, side), Image.Resampling.BICUBIC)))
    return np.stack(images), np.repeat(np.arange(len(photos)), count), [*photos]


def likeliest(probabilities: np.ndarray, names: Sequence[str], *, top: int = 5) -> list[tuple[str, float]]:
    """The likeliest classes, the likeliest first.

    Args:
        probabilities: (classes,) array in [0, 1].
        names: one a class.
        top: how many of them.

    Returns:
        list of (name, probability).
    """
    best = np.argsort(-np.asarray(probabilities), kind="stable")[:top]
    return [(names[number], float(probabilities[number])) for number in best]


def photographs_to_name(own: str | Path | None = None) -> dict[str, np.ndarray]:
    """Photographs that come with the packages of the series, the reader's digit as a scene, and one of the reader's.

    Args:
        own: path of a photograph, or None; it comes first, as "mine".

    Returns:
        dict of a few words to uint8 (224, 224, 3).

    Raises:
        FileNotFoundError, ValueError: as :func:`helpers.data.own.photo_folder.read_photo`.
    """
    photographs = sample_photos()
    officer = Path(matplotlib.get_data_path()) / "sample_data" / "grace_hopper.jpg"
    photographs["officer"] = read_photo(officer, side=SIDE)
    scene = as_bytes(load_my_digit(view="scene"))
    photographs["digit in a scene"] = middle_square(Image.fromarray(scene), SIDE)
    return photographs if own is None else {"mine": read_photo(own, side=SIDE), **photographs}


def seen_otherwise(photograph: np.ndarray, *, turn: int = 0, pixels: int = SIDE) -> np.ndarray:
    """The photograph turned, and with less detail.

    Args:
        photograph: (224, 224, 3) uint8 array.
        turn: degrees against the clock; corners are filled with grey.
        pixels: how many a side are left, 1 to 224.

    Returns:
        uint8 (224, 224, 3).
    """
    image = Image.fromarray(photograph)
    if pixels < SIDE:
        image = image.resize((pixels, pixels), Image.Resampling.BOX).resize((SIDE, SIDE), Image.Resampling.NEAREST)
    if turn:
        image = image.rotate(turn, Image.Resampling.BILINEAR, fillcolor=(127, 127, 127))
    return np.asarray(image)
