"""The reader's own digit, kept for all lessons."""

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image

from helpers.data.builtin.scenes import make_scenes
from helpers.data.own.like_the_data import like_the_data
from helpers.data.own.photograph import read_ink
from helpers.paths import ROOT
from helpers.state import read_state, write_state

FILE = "my_digit.png"
DEFAULT = ROOT / "data" / "default_digit.png"


def save_my_digit(image: np.ndarray) -> bool:
    """Keep the reader's digit for all lessons.

    Args:
        image: (28, 28) array in [0, 1], 1 is ink.

    Returns:
        True, or False where the state folder cannot be written.
    """
    buffer = io.BytesIO()
    Image.fromarray((255 - np.clip(image, 0, 1) * 255).round().astype("uint8")).save(buffer, "png")
    return write_state(FILE, buffer.getvalue())


def load_my_digit(view: str = "digit", *, file: str | Path | None = None) -> np.ndarray:
    """The reader's digit, or the one that ships with the series while they have drawn none.

    Args:
        view: "digit" for (28, 28), 1 is ink, or "scene" for (64, 64, 3): the digit on the validation part of a photograph.
        file: path of a drawing or photograph to take the digit from, this once; it is not kept.

    Returns:
        float32 array in [0, 1].

    Raises:
        ValueError: another view, or a file in which no digit is found.
    """
    if view not in ("digit", "scene"):
        raise ValueError(f"Expected view='digit' or view='scene'; got {view!r}. Pick one of the two.")
    if file is not None:
        image = like_the_data(read_ink(file))
    else:
        image = _decoded(read_state(FILE))
        if image is None:
            image = _decoded(DEFAULT.read_bytes())
    return image if view == "digit" else make_scenes(image[None], 1, 0, split="validation")[0]


def has_own_digit() -> bool:
    """Whether the reader has a digit of their own that can be read back."""
    return _decoded(read_state(FILE)) is not None


def _decoded(data: bytes | None) -> np.ndarray | None:
    """The image in a stored PNG, or None where it is missing or damaged."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of a picture that states a huge size
            image = Image.open(io.BytesIO(data or b""), formats=["PNG"])
        return 1 - np.asarray(image.convert("L"), "float32") / 255 if image.size == (28, 28) else None
    except Exception:  # a damaged file makes Pillow raise nearly anything
        return None
