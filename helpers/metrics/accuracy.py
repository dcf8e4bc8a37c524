"""Accuracy with its interval, and the scores of a reader's own data."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.stats import binomtest

from helpers.findings import show_table


class Accuracy(NamedTuple):
    """A share from 0 to 1 and the ends of its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def accuracy_with_interval(
    y_true: np.ndarray, y_predicted: np.ndarray, *, scans: int | None = None, seed: int = 0, draws: int = 2000
) -> Accuracy:
    """Accuracy, with a bootstrap interval that draws whole scans.

    Several scenes show one scan and are right or wrong together, so the interval draws scans, not scenes.

    Args:
        y_true: (n,) integers, the right labels.
        y_predicted: (n,) integers, what was read.
        scans: how many scans the scenes repeat in turn (scene i shows scan ``i % scans``); n if left out.
        seed: int.
        draws: how many bootstrap samples.

    Returns:
        Accuracy.

    Raises:
        ValueError: labels of different shapes, or none; scans out of 1 to n.

    Source: B. Efron, Bootstrap methods: another look at the jackknife, 1979 (percentile interval).
    """
    y_true, y_predicted = np.asarray(y_true), np.asarray(y_predicted)
    if y_true.shape != y_predicted.shape or y_true.ndim != 1 or len(y_true) == 0:
        raise ValueError(
            f"Expected two label arrays of one shape (n,); got {y_true.shape} and {y_predicted.shape}. "
            "Turn probabilities into labels with .argmax(axis=1)."
        )
    scans = len(y_true) if scans is None else scans
    if not 1 <= scans <= len(y_true):
        raise ValueError(f"Expected 1 to {len(y_true)} scans; got {scans}. Pass how many scans the scenes repeat.")
    which = np.arange(len(y_true)) % scans
    right = np.bincount(which, weights=y_true == y_predicted, minlength=scans)
    shown = np.bincount(which, minlength=scans)
    drawn = np.random.default_rng(seed).integers(0, scans, (draws, scans))
    low, high = np.quantile(right[drawn].sum(1) / shown[drawn].sum(1), (0.025, 0.975))
    return Accuracy(float(right.sum() / shown.sum()), float(low), float(high))


_MOST_COLUMNS = 20


def show_score(
    y_true: Sequence[int] | np.ndarray,
    y_predicted: Sequence[int] | np.ndarray,
    names: Sequence[str],
    *,
    groups: Sequence[str | int] | np.ndarray | None = None,
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
