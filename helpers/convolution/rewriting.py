"""Digits as another hand might write them: augmentation for the convolution lesson."""

import numpy as np

from helpers.data.affine import affine_matrices, bending_fields, resample
from helpers.data.builtin.digits import digits_of

_SLANT = 0.25  # at most, pixels across per pixel down


def rewrite(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Slant each digit and bend its strokes by a smooth random field, about a pixel far.

    Args:
        digits: (n, 28, 28) array in [0, 1], 1 is ink.
        rng: numpy Generator.

    Returns:
        float32 array (n, 28, 28).
    """
    bend = bending_fields(len(digits), 28, rng, typical=0.8, width=4)
    slant = affine_matrices(shear=rng.uniform(-_SLANT, _SLANT, len(digits)), size=28, source_size=28)
    return resample(digits, slant, 28, displacement=bend)


def rewritten_scans(count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Scans of the training writers, drawn by lot and rewritten.

    Args:
        count: how many.
        rng: numpy Generator.

    Returns:
        (x, y): float32 (count, 28, 28) in [0, 1], and int64 (count,), 0 to 9.
    """
    digits, labels = digits_of("train")
    chosen = rng.integers(len(digits), size=count)
    return rewrite(digits[chosen], rng), labels[chosen]
