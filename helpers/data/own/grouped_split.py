"""Cut data between groups (writers, subjects, devices), never through one."""

import numpy as np
from sklearn.model_selection import GroupShuffleSplit

_TRIES = 200


def split_by_group(y, groups, *, parts=(0.7, 0.15, 0.15), seed=0):
    """Cut into training, validation and test so that all samples of a group fall into one part.

    Samples of one writer or subject resemble each other; were they on both sides, a test would measure how well the
    hand is known, not the task. Of 200 random cuts the one is taken that gives each part nearest to its share of every
    class. A class that fewer than three groups have is missing from a part.

    Args:
        y: (n,) labels. groups: (n,) whole numbers or texts: who or what a sample comes from; three or more of them.
        parts: shares of training, validation and test, above 0, together 1. seed: 0 to 2**32 - 1.

    Returns:
        (train, val, test): int64 arrays of places in y, ascending.

    Raises:
        ValueError: lengths that differ, fewer than three groups, impossible shares.

    Source: scikit-learn's GroupShuffleSplit.
    """
    y, groups = np.asarray(y), np.asarray(groups)
    if y.ndim != 1 or y.shape != groups.shape:
        raise ValueError(
            f"Expected a label and a group for each sample; got shapes {y.shape} and {groups.shape}. Make both (n,)."
        )
    found = len(np.unique(groups))
    if found < 3:
        raise ValueError(
            f"Expected three groups or more, one for each part; got {found} in {len(y)} samples. Gather samples of more "
            "writers or subjects, or split at random and say so beside the result."
        )
    if len(parts) != 3 or min(parts) <= 0 or abs(sum(parts) - 1) > 1e-6:
        raise ValueError(f"Expected three shares above 0 that make 1; got {parts}. For example (0.7, 0.15, 0.15).")
    rest, test = _best_cut(y, groups, parts[2], seed)
    train, val = _best_cut(y[rest], groups[rest], parts[1] / (parts[0] + parts[1]), seed)
    return rest[train], rest[val], test


def _best_cut(y, groups, share, seed):
    """Of many cuts between groups, the one whose smaller side is nearest to its share of each class."""
    _, classes, sizes = np.unique(y, return_inverse=True, return_counts=True)

    def unevenness(cut):
        return np.abs(np.bincount(classes[cut[1]], minlength=len(sizes)) / sizes - share).max()

    large, small = min(
        GroupShuffleSplit(_TRIES, test_size=share, random_state=seed).split(y, y, groups), key=unevenness
    )
    return np.sort(large), np.sort(small)
