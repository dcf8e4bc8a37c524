"""Digits as another hand might have written them."""

import numpy as np
from scipy import ndimage

from helpers.data.affine import affine_matrices, resample

_SMOOTH, _BEND = 4, 0.8  # pixels: width of the bending field's bumps, its typical size


def warp_digits(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Turn, stretch, slant and move every digit a little, and bend its strokes by a smooth random field.

    Args:
        digits: (n, 28, 28) array in [0, 1], 1 is ink. rng: numpy Generator.

    Returns:
        float32 array of the same shape.

    Source: P. Simard et al., Best practices for convolutional neural networks, 2003 (the bending).
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
    noise = ndimage.gaussian_filter(rng.standard_normal((n, 2, 28, 28)), (0, 0, _SMOOTH, _SMOOTH), mode="wrap")
    return resample(digits, matrices, 28, displacement=_BEND * noise / noise.std())
