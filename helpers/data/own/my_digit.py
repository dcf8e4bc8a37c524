"""The reader's own digit, kept for all lessons."""

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import ndimage

from helpers.data.builtin.digits import coarsen
from helpers.data.builtin.scenes import make_scenes
from helpers.data.own.photograph import read_ink
from helpers.paths import ROOT
from helpers.state import read_state, write_state

_SIDE = 96  # pixels of the longer side of the digit while its strokes are measured
_WIDTHS = (0.12, 0.2)  # narrowest and widest stroke, in shares of the digit's longer side


def like_the_data(ink: np.ndarray) -> np.ndarray:
    """Find the digit, bring its strokes to the width of the data's, centre and scale it, and coarsen it as they were.

    The longer side of the digit fills 8 rows or columns of 17 grey levels each; then 28×28 as in
    :func:`helpers.data.builtin.digits.coarsen`.

    Args:
        ink: (height, width) array in [0, 1], 1 is ink.

    Returns:
        float32 array (28, 28) in [0, 1].

    Raises:
        ValueError: nothing drawn, or only a dot.
    """
    digit = _cut_out(ink)
    inside = ndimage.distance_transform_edt(digit > 0.5)
    outside = ndimage.distance_transform_edt(digit <= 0.5)
    width = 4 * (
        inside[inside > 0].mean() - 0.25
    )  # over a bar, the mean distance from its edge is a quarter of its width
    wanted = np.clip(width, *(share * _SIDE for share in _WIDTHS))
    grown = np.clip(inside - outside + (wanted - width) / 2 + 0.5, 0, 1)
    return coarsen(_fit(grown, 32)[None])[0]


def _cut_out(ink):
    """The digit alone, specks left out: its longer side 96 pixels, with room around for wider strokes."""
    parts, count = ndimage.label(ink > 0.35, structure=np.ones((3, 3)))
    sizes = ndimage.sum_labels(ink, parts, np.arange(1, count + 1)) if count else np.zeros(1)
    if sizes.max() == 0:
        raise ValueError("Expected a digit; the picture is blank. Draw one first.")
    kept = np.isin(parts, 1 + np.flatnonzero(sizes >= 0.03 * sizes.max()))
    if max(np.ptp(axis) for axis in np.nonzero(kept)) + 1 < 0.06 * max(ink.shape):
        raise ValueError("Expected a digit; there is only a dot. Draw it larger.")
    near = ndimage.binary_dilation(kept, iterations=2)
    return np.pad(_fit(ink * near, _SIDE), _SIDE // 8)


def _fit(ink, side):
    """The ink scaled so that the longer side of its box fills a square, and centred there."""
    rows, columns = np.flatnonzero((ink > 0.35).any(1)), np.flatnonzero((ink > 0.35).any(0))
    box = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = side / max(box.shape)
    size = [max(1, round(length * scale)) for length in reversed(box.shape)]
    image = Image.fromarray((box * 255).astype("uint8"))
    image = image.resize(size, Image.Resampling.BOX if scale < 1 else Image.Resampling.BILINEAR)
    canvas = Image.new("L", (side, side))
    canvas.paste(image, ((side - size[0]) // 2, (side - size[1]) // 2))
    return np.asarray(canvas, "float32") / 255


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
