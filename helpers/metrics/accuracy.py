"""Accuracy with its interval."""

from typing import NamedTuple

import numpy as np


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
