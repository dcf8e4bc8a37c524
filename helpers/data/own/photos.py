"""What was read from a folder of the reader's own photographs: told in words, cut in two."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from helpers.data.own.grouped_split import hold_back


class Photos(NamedTuple):
    """What was in the folder."""

    x: np.ndarray  # uint8 (n, side, side, 3)
    y: np.ndarray  # int64 (n,), numbers of classes
    names: tuple[str, ...]  # of the classes, sorted
    groups: np.ndarray  # texts (n,): photographs of one group resemble each other
    held: np.ndarray | None  # bool (n,): whether it lay in val or test; None without such folders
    left_out: tuple[str, ...]  # files that are no photographs which can be read here


def split_photos(photos: Photos, *, share: float = 0.25, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Cut into photographs to learn from and photographs held back, no group in both; ``val`` and ``test`` are held back.

    Args:
        photos: Photos.
        share: of what is held back, above 0 and below 1, if there are no such folders.
        seed: of the cut, 0 to 2**32 - 1.

    Returns:
        (kept, held): int64 arrays of places, ascending.

    Raises:
        ValueError: a class with a single photograph or group, or a class that one side lacks.
    """
    if photos.held is None:
        return hold_back(np.array(photos.names)[photos.y], photos.groups, share=share, seed=seed)
    sides = np.flatnonzero(~photos.held), np.flatnonzero(photos.held)
    for side, where in zip(sides, ("train", "val or test")):
        if lacking := [name for number, name in enumerate(photos.names) if number not in photos.y[side]]:
            raise ValueError(f"Expected every class in {where}; there is no {', '.join(lacking)}. Move some there.")
    return sides


def describe_photos(photos: Photos) -> str:
    """What was read, in plain lines: how many of each class, groups, and the files left out.

    Args:
        photos: Photos.

    Returns:
        str of a few lines.
    """
    counts = np.bincount(photos.y)
    lines = [
        f"{len(photos.y)} photographs: " + ", ".join(f"{count} {name}" for name, count in zip(photos.names, counts))
    ]
    if len(np.unique(photos.groups)) < len(photos.y):
        lines.append(f"{len(np.unique(photos.groups))} groups, by the folders within a class")
    if photos.held is not None:
        lines.append(f"in val or test, so held back: {photos.held.sum()}")
    if photos.left_out:
        lines.append(f"left out, {len(photos.left_out)} files: {few_of(photos.left_out)}. Save HEIC and RAW as JPEG.")
    return "\n".join(lines)


def few_of(names: Sequence[str]) -> str:
    """The first five, and how many more."""
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
