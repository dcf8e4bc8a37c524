"""Grey digits to zeros and ones, with a clear word about what is no digit image."""

import numpy as np


def as_ink(images):
    """Cut grey images at 0.5: ink is 1, paper 0.

    Args:
        images: (n, 28, 28) or (n, 28, 28, 1) array in [0, 1], 1 is ink.

    Returns:
        float32 array (n, 28, 28, 1) of zeros and ones.

    Raises:
        ValueError: another shape, none at all, NaN, or values outside 0 to 1.
    """
    images = np.asarray(images, "float32")
    if images.ndim == 3:
        images = images[..., None]
    if images.ndim != 4 or images.shape[1:] != (28, 28, 1) or len(images) == 0:
        raise ValueError(
            f"Expected images of shape (n, 28, 28) or (n, 28, 28, 1); got {images.shape}. For one image pass image[None]."
        )
    if np.isnan(images).any():
        raise ValueError("Expected pixels between 0 and 1; got NaN (not a number). Look at where the images come from.")
    low, high = images.min(), images.max()
    if low < -1e-6 or high > 1 + 1e-6:
        raise ValueError(f"Expected pixels between 0 and 1; got {low:g} to {high:g}. Divide 0–255 images by 255.")
    return (images > 0.5).astype("float32")
