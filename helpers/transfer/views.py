"""What the lesson's first panel shows: photographs by what is on them, turned and with less detail."""

from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image

from helpers.data.builtin.scenes import as_bytes
from helpers.data.own.my_digit import load_my_digit
from helpers.data.own.photo_folder import middle_square, read_photo
from helpers.transfer.photographs import SIDE, sample_photos


def photographs_to_name(own: str | Path | None = None) -> dict[str, np.ndarray]:
    """Photographs that come with the packages of the series, the reader's digit as a scene, and one of the reader's.

    Args:
        own: path of a photograph, or None; it comes first, as "mine".

    Returns:
        dict of a few words to uint8 (224, 224, 3).

    Raises:
        FileNotFoundError, ValueError: as :func:`helpers.data.own.photo_folder.read_photo`.
    """
    photographs = sample_photos()
    officer = Path(matplotlib.get_data_path()) / "sample_data" / "grace_hopper.jpg"
    photographs["officer"] = read_photo(officer, side=SIDE)
    scene = as_bytes(load_my_digit(view="scene"))
    photographs["digit in a scene"] = middle_square(Image.fromarray(scene), SIDE)
    return photographs if own is None else {"mine": read_photo(own, side=SIDE), **photographs}


def seen_otherwise(photograph: np.ndarray, *, turn: int = 0, pixels: int = SIDE) -> np.ndarray:
    """The photograph turned, and with less detail.

    Args:
        photograph: (224, 224, 3) uint8 array.
        turn: degrees against the clock; corners are filled with grey.
        pixels: how many a side are left, 1 to 224.

    Returns:
        uint8 (224, 224, 3).
    """
    image = Image.fromarray(photograph)
    if pixels < SIDE:
        image = image.resize((pixels, pixels), Image.Resampling.BOX).resize((SIDE, SIDE), Image.Resampling.NEAREST)
    if turn:
        image = image.rotate(turn, Image.Resampling.BILINEAR, fillcolor=(127, 127, 127))
    return np.asarray(image)
