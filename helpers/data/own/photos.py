"""A reader's photographs, split so that pictures of one thing stay together."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from sklearn.model_selection import GroupShuffleSplit

_TRIES = 200


def split_by_group(
    y: Sequence[str | int] | np.ndarray,
    groups: Sequence[str | int] | np.ndarray | None = None,
    *,
    parts: Sequence[float] = (0.7, 0.15, 0.15),
    seed: int = 0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut into training, validation and test so that all samples of a group fall into one part.

    Samples of one writer or subject resemble each other; were they on both sides, a test would measure how well the
    hand is known, not the task. Of 200 random cuts between groups the one is taken that leaves each class on both sides, if
    one does, and gives each part nearest to its share of every class.

    Args:
        y: (n,) labels.
        groups: (n,) whole numbers or texts: who or what a sample comes from; each from another if None.
        parts: shares of training, validation and test, above 0, together 1.
        seed: 0 to 2**32 - 1.

    Returns:
        (train, val, test): int64 arrays of places in y, ascending.

    Raises:
        ValueError: lengths that differ, a class in fewer than three groups, impossible shares.

    Source: scikit-learn's GroupShuffleSplit.
    """
    y, groups = _checked(y, groups, 3)
    if len(parts) != 3 or min(parts) <= 0 or abs(sum(parts) - 1) > 1e-6:
        raise ValueError(f"Expected three shares above 0 that make 1; got {parts}. For example (0.7, 0.15, 0.15).")
    rest, test = _best_cut(y, groups, parts[2], seed)
    train, val = _best_cut(y[rest], groups[rest], parts[1] / (parts[0] + parts[1]), seed)
    return rest[train], rest[val], test


def hold_back(
    y: Sequence[str | int] | np.ndarray,
    groups: Sequence[str | int] | np.ndarray | None = None,
    *,
    share: float = 0.25,
    seed: int = 0,
) -> tuple[np.ndarray, np.ndarray]:
    """Cut into two parts, one to learn from and one held back; no group is in both.

    Args:
        y: (n,) labels.
        groups: (n,) whole numbers or texts, or None, as in :func:`split_by_group`.
        share: of what is held back, above 0 and below 1.
        seed: 0 to 2**32 - 1.

    Returns:
        (kept, held): int64 arrays of places in y, ascending.

    Raises:
        ValueError: lengths that differ, a class in fewer than two groups.
    """
    return _best_cut(*_checked(y, groups, 2), share, seed)


def _checked(y, groups, fewest):
    y = np.asarray(y)
    which = np.arange(len(y)) if groups is None else np.asarray(groups)
    if y.ndim != 1 or y.shape != which.shape:
        raise ValueError(
            f"Expected a label and a group for each sample; got shapes {y.shape} and {which.shape}. Make both (n,)."
        )
    of_what = "samples" if groups is None else "groups"
    for label in np.unique(y):
        if (found := len(np.unique(which[y == label]))) < fewest:
            raise ValueError(
                f"Expected {fewest} {of_what} or more of each class, one for each part; class {label} has {found}. "
                "Gather more of it, or leave this class out."
            )
    return y, which


def _best_cut(y, groups, share, seed):
    """Of each class about its share, one group at least; where groups have several classes, the best of many cuts."""
    if len(set(zip(groups.tolist(), y.tolist()))) == len(np.unique(groups)):
        rng, taken = np.random.default_rng(seed), []
        for label in np.unique(y):
            names, sizes = np.unique(groups[y == label], return_counts=True)
            order = rng.permutation(len(names))
            count = 1 + np.abs(np.cumsum(sizes[order]) - share * sizes.sum()).argmin()
            taken.extend(names[order[: min(count, len(names) - 1)]])
        held = np.isin(groups, taken)
        return np.flatnonzero(~held), np.flatnonzero(held)

    _, classes, sizes = np.unique(y, return_inverse=True, return_counts=True)

    def unevenness(cut):
        found = np.bincount(classes[cut[1]], minlength=len(sizes))
        return np.sum((found == 0) | (found == sizes)) + np.abs(found / sizes - share).max()

    large, small = min(
        GroupShuffleSplit(_TRIES, test_size=share, random_state=seed).split(y, y, groups), key=unevenness
    )
    return np.sort(large), np.sort(small)


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
