"""Photographs for the base that knows photographs, and the names of the classes it was trained on."""

import json
from collections.abc import Sequence

import numpy as np
from PIL import Image

from helpers.data.own.photo_folder import middle_square
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
