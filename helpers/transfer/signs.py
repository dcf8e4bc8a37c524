"""The two signs that come with the series, for readers who have drawn none of their own."""

import numpy as np
from PIL import Image

from helpers.paths import ROOT

DEFAULT = ROOT / "data" / "default_signs.png"
EACH = 10  # drawings of each sign
NAMES = ("大", "小")  # big and small


def default_signs() -> tuple[np.ndarray, np.ndarray]:
    """Ten drawings each of 大 and 小, drawn by a program in a shaky hand (``data/make_default_signs.py``).

    Returns:
        (drawings, labels): float32 (20, 28, 28) in [0, 1], 1 is ink; int64 (20,), indices into ``NAMES``.
    """
    sheet = 1 - np.asarray(Image.open(DEFAULT).convert("L"), "float32") / 255
    drawings = sheet.reshape(2, 28, EACH, 28).transpose(0, 2, 1, 3).reshape(2 * EACH, 28, 28)
    return drawings, np.repeat(np.arange(2), EACH)
