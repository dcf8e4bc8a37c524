"""A frame around a part of a picture."""

import numpy as np

_ORANGE = (0.835, 0.369, 0.0)


def framed(picture: np.ndarray, top: int, left: int, height: int, width: int) -> np.ndarray:
    """A copy of the picture with an orange frame just outside the box, where it lies within the picture.

    Args:
        picture: (h, w) or (h, w, 3) array in [0, 1]; two dimensions are taken as grey, 1 is white.
        top: of the box, pixels, may be negative.
        left: of the box, pixels, may be negative.
        height: of the box, pixels.
        width: of the box, pixels.

    Returns:
        float array (h, w, 3) in [0, 1].
    """
    picture = np.asarray(picture, "float64")
    copy = np.array(picture if picture.ndim == 3 else np.repeat(picture[..., None], 3, axis=2))
    rows, columns = copy.shape[:2]
    up, down = max(top - 1, 0), min(top + height, rows - 1)
    first, last = max(left - 1, 0), min(left + width, columns - 1)
    if up <= down and first <= last:
        copy[[up, down], first : last + 1] = _ORANGE
        copy[up : down + 1, [first, last]] = _ORANGE
    return copy
