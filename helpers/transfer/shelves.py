"""The pictures that a reader shows for each class, and the head that is trained on their features."""

import itertools
import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from helpers.data.own.photo_folder import read_photo
from helpers.transfer.photographs import SIDE

FEWEST_CLASSES, MOST_CLASSES = 2, 4
LEAST, MOST = 2, 50  # pictures of a class: before a training makes sense, and at all
LONGEST_NAME = 24


class _Picture(NamedTuple):
    """A picture as it came, and what the base says of it: computed once."""

    data: bytes
    features: np.ndarray


class Shelf:
    """A class: its name, and its pictures by key, the oldest first."""

    def __init__(self, key: str, name: str) -> None:
        self.key, self.name, self.pictures = key, name, {}


class Shelves:
    """Two to four classes that a reader fills with pictures. Everything stays in memory.

    Args:
        features: function of pictures, uint8 (n, 224, 224, 3), that gives their features, (n, d).
        train_head: function of features (n, d), labels int (n,) and the number of classes that trains a head and gives
            its predict: function of features (n, d) that gives probabilities (n, classes).

    ``shelves`` are the classes, ``trained`` is whether there is a head, ``fresh`` whether it knows what stands on the
    shelves now, ``seconds`` how long its training took.
    """

    def __init__(self, features: Callable, train_head: Callable) -> None:
        self._features, self._train_head, self._numbers = features, train_head, itertools.count(1)
        self.reset()

    def reset(self) -> None:
        """Two empty classes, no head."""
        self.shelves, self._predict, self.seconds, self.fresh = [], None, 0.0, False
        for _ in range(FEWEST_CLASSES):
            self.add_class()

    trained = property(lambda self: self._predict is not None)
    names = property(lambda self: [shelf.name for shelf in self.shelves])

    def add_class(self) -> None:
        """One more empty class; the head is gone, for it has too few answers."""
        if len(self.shelves) == MOST_CLASSES:
            raise ValueError(f"Expected at most {MOST_CLASSES} classes; there are {MOST_CLASSES}. Remove one first.")
        name = next(name for k in itertools.count(1) if (name := f"class {k}") not in self.names)
        self.shelves.append(Shelf(f"class-{next(self._numbers)}", name))
        self._predict = None

    def remove_class(self, key: str) -> None:
        """Take a class away with its pictures; the head is gone, too."""
        if len(self.shelves) == FEWEST_CLASSES:
            raise ValueError(f"Expected at least {FEWEST_CLASSES} classes; there are two. Empty this one instead.")
        self.shelves.remove(self._shelf(key))
        self._predict = None

    def rename(self, key: str, name: str) -> None:
        """Give a class another name; the head stays as it is."""
        name, shelf = " ".join(name.split())[:LONGEST_NAME], self._shelf(key)
        if not name or any(other.name == name for other in self.shelves if other is not shelf):
            raise ValueError(f"Expected a name that no other class has; got {name!r}. Type another one.")
        shelf.name = name

    def add(self, key: str, pictures: dict[str, bytes]) -> None:
        """Put pictures on the shelf of a class, and compute their features.

        Args:
            key: of the class.
            pictures: a key for each picture, for :meth:`remove`, and the bytes of an image file.
        """
        shelf = self._shelf(key)
        if len(shelf.pictures) + len(pictures) > MOST:
            raise ValueError(f"Expected at most {MOST} pictures of a class; {shelf.name} has them. Remove some first.")
        features = np.asarray(self._features(np.stack([read_photo(data, side=SIDE) for data in pictures.values()])))
        for (picture, data), row in zip(pictures.items(), features):
            shelf.pictures[picture] = _Picture(data, row)
        self.fresh = False

    def remove(self, picture: str) -> None:
        """Take one picture away."""
        for shelf in self.shelves:
            if shelf.pictures.pop(picture, None):
                self.fresh = False

    def empty(self, key: str) -> None:
        """Take all pictures of a class away."""
        self._shelf(key).pictures.clear()
        self.fresh = False

    def train(self) -> None:
        """Train a new head on the features of all pictures."""
        few = [f"{shelf.name} has {len(shelf.pictures)}" for shelf in self.shelves if len(shelf.pictures) < LEAST]
        if few:
            raise ValueError(f"Expected at least {LEAST} pictures of each class, better ten; {', '.join(few)}.")
        began = time.perf_counter()
        features = [picture.features for shelf in self.shelves for picture in shelf.pictures.values()]
        self._predict = self._train_head(np.stack(features), self._labels(), len(self.shelves))
        self.seconds, self.fresh = time.perf_counter() - began, True

    def answer(self, data: bytes) -> list[float]:
        """The head's probabilities for a picture, one a class.

        Args:
            data: bytes of an image file.
        """
        if self._predict is None:
            raise ValueError("Expected a trained head; there is none yet. Fill the classes and press Train.")
        probabilities = np.asarray(
            self._predict(np.asarray(self._features(read_photo(data, side=SIDE)[None]))), "float64"
        )
        if probabilities.shape != (1, len(self.shelves)):
            raise ValueError(
                f"Expected probabilities of shape (1, {len(self.shelves)}); the predict of train_head gave "
                f"{probabilities.shape}. Return one row a picture, one column a class."
            )
        return [round(float(value), 4) for value in probabilities[0]]

    def data_of(self, picture: str) -> bytes | None:
        """The bytes of a picture, as they came."""
        found = [shelf.pictures[picture].data for shelf in self.shelves if picture in shelf.pictures]
        return found[0] if found else None

    def pictures(self) -> tuple[np.ndarray, np.ndarray, list[str]]:
        """What stands on the shelves now, for other uses in the notebook.

        Returns:
            (images, labels, names): uint8 (n, 224, 224, 3), int (n,), one name a class.
        """
        images = [read_photo(picture.data, side=SIDE) for shelf in self.shelves for picture in shelf.pictures.values()]
        return np.array(images, "uint8").reshape(-1, SIDE, SIDE, 3), self._labels(), self.names

    def _labels(self):
        """The number of its class for each picture, in the order of the shelves."""
        return np.repeat(np.arange(len(self.shelves)), [len(shelf.pictures) for shelf in self.shelves])

    def _shelf(self, key):
        found = [shelf for shelf in self.shelves if shelf.key == key]
        if not found:
            raise ValueError("Expected a class that is still there; this one was removed.")
        return found[0]
