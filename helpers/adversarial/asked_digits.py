"""Does a generator that is asked for a digit draw it?"""

import numpy as np

from helpers.metrics.generated_digits import digit_probabilities


def read_as_asked(images, asked):
    """Share of pictures whose likeliest digit, as the digit classifier of this series reads them, is the one asked for.

    Args:
        images: (n, 28, 28) or (n, 28, 28, 1) array in [0, 1], 1 is ink.
        asked: (n,) whole numbers, 0 to 9.

    Returns:
        float, 0 to 1.

    Raises:
        ValueError: images of another shape or range, NaN; another number of digits than images, numbers that are no digits.
    """
    asked = np.asarray(asked)
    if asked.shape != (len(images),):
        raise ValueError(
            f"Expected one digit an image, {len(images)}; got an array of shape {asked.shape}. Slice both alike."
        )
    if not np.issubdtype(asked.dtype, np.integer) or asked.min(initial=0) < 0 or asked.max(initial=0) > 9:
        raise ValueError(
            f"Expected whole numbers from 0 to 9; got {asked.dtype} from {asked.min():g} to {asked.max():g}. "
            "Turn one-hot rows into digits with .argmax(axis=1)."
        )
    return float((digit_probabilities(images).argmax(axis=1) == asked).mean())
