"""Digits as another hand might have written them."""

import numpy as np

from helpers.data.affine import affine_matrices, bending_fields, resample


def warp_digits(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Turn, stretch, slant and move every digit a little, and bend its strokes by a smooth random field.

    Args:
        digits: (n, 28, 28) array in [0, 1], 1 is ink.
        rng: numpy Generator.

    Returns:
        float32 array of the same shape.
    """
    n = len(digits)
    matrices = affine_matrices(
        scale=rng.uniform(0.88, 1.12, n),
        rotation=rng.uniform(-12, 12, n),
        shear=rng.uniform(-0.25, 0.25, n),
        shift=rng.uniform(-2, 2, (2, n)),
        size=28,
        source_size=28,
    )
    return resample(digits, matrices, 28, displacement=bending_fields(n, 28, rng, typical=0.8, width=4))
