"""A score of one's own, with what it has to be compared with."""

from collections.abc import Sequence

import numpy as np
from scipy.stats import binomtest

from helpers.tables import show_table

_MOST_COLUMNS = 20


def show_score(
    y_true: np.ndarray, y_predicted: np.ndarray, names: Sequence[str], *, groups: np.ndarray | None = None
) -> None:
    """Print the accuracy with its 95 % interval and what always answering the commonest class gets; show who was taken for whom.

    Samples of one group are right or wrong together, so in the interval a group counts once: it is wide where the
    test part has few.

    Args:
        y_true: (n,) whole numbers, the right classes.
        y_predicted: (n,) whole numbers, the classes that were read.
        names: texts, one a class.
        groups: (n,) whole numbers or texts, the group of each sample, or None.

    Raises:
        ValueError: arrays of different shapes, or empty.

    Source: E. B. Wilson, Probable inference, 1927 (the interval, from scipy).
    """
    y_true, y_predicted = np.asarray(y_true), np.asarray(y_predicted)
    if y_true.shape != y_predicted.shape or y_true.ndim != 1 or len(y_true) == 0:
        raise ValueError(
            f"Expected two arrays of labels of one shape (n,); got {y_true.shape} and {y_predicted.shape}. "
            "Turn probabilities into labels with .argmax(axis=1)."
        )
    share, counts = np.mean(y_true == y_predicted), np.bincount(y_true, minlength=len(names))
    independent = len(y_true) if groups is None else len(np.unique(groups))
    interval = binomtest(round(share * independent), independent).proportion_ci(method="wilson")
    of_groups = f" of {independent} groups" if independent < len(y_true) else ""
    print(f"accuracy on {len(y_true)} held back{of_groups}: {share:.3f} [{interval.low:.2f}, {interval.high:.2f}]")
    common = counts.max() / len(y_true)
    print(f"always answering {names[counts.argmax()]}: {common:.3f}")
    if interval.low <= common:
        what = "groups" if of_groups else "samples"
        print(f"The interval reaches down to that: too few {what} to say that new ones would be read better.")
    if missing := [name for name, count in zip(names, counts) if count == 0]:
        print(f"never tested, for none was held back: {', '.join(missing)}")
    if len(names) <= _MOST_COLUMNS:
        table = np.zeros((len(names), len(names)), int)
        np.add.at(table, (y_true, y_predicted), 1)
        rows = [[name, *map(int, row)] for name, row in zip(names, table)]
        show_table(["is", *(f"read as {name}" for name in names)], rows)
