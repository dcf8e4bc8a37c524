"""The reader's own digit: from a drawing or a photograph to an image like those of the data set."""

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError
from scipy import ndimage

from helpers.data.builtin.digits import redraw_scans
from helpers.data.builtin.scenes import make_scenes
from helpers.paths import ROOT
from helpers.state import read_state, write_state

FILE = "my_digit.png"
DEFAULT = ROOT / "data" / "default_digit.png"
_MOST_PIXELS = 50_000_000
_SIDE = 256  # pixels a picture is reduced to before its ink is looked for


def read_ink(source):
    """Find the ink of a drawing or photograph: whatever differs from its edge, dark on light or light on dark.

    Args:
        source: path of an image file, or its bytes.

    Returns:
        float32 array (height, width) in [0, 1], sides of at most 256; 1 is ink.

    Raises:
        ValueError: no image, over 50 megapixels, blank, or too full to be a digit on a plain ground.
    """
    try:
        image = Image.open(io.BytesIO(source) if isinstance(source, bytes) else Path(source))
        if image.width * image.height > _MOST_PIXELS:
            raise ValueError(
                f"Expected an image of at most 50 megapixels; got {image.width}×{image.height}. Make it smaller first."
            )
        image = ImageOps.exif_transpose(image)
        if image.has_transparency_data:
            image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
        image = image.convert("L")
        image.thumbnail((_SIDE, _SIDE))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ValueError(
            f"Expected an image file, PNG or JPEG say; it cannot be read ({error}). Choose another."
        ) from error
    grey = np.asarray(image, "float32") / 255
    paper = np.median(np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]]))
    difference = np.abs(grey - paper)
    strongest = np.quantile(difference, 0.998)
    if strongest < 0.15:
        raise ValueError("Expected a digit; the picture is blank. Draw one, or choose a picture with more contrast.")
    ink = np.clip(difference / strongest, 0, 1)
    if (ink > 0.5).mean() > 0.5:
        raise ValueError(
            "Expected a digit on a plain ground; over half of the picture differs from its edge. "
            "Photograph one dark digit on white paper, and nothing else."
        )
    return ink


def like_the_data(ink):
    """Centre, scale and coarsen ink as the scans of the data set were, then redraw it as they are.

    The longer side of the ink fills 8 rows or columns of 17 grey levels each; then 28×28 as in
    :func:`helpers.data.builtin.digits.redraw_scans`.

    Args:
        ink: (height, width) array in [0, 1], 1 is ink.

    Returns:
        float32 array (28, 28) in [0, 1].

    Raises:
        ValueError: nothing drawn, or only a dot.
    """
    parts, count = ndimage.label(ink > 0.5, structure=np.ones((3, 3)))
    sizes = np.bincount(parts.ravel())[1:]
    if count == 0:
        raise ValueError("Expected a digit; the picture is blank. Draw one first.")
    kept = np.isin(parts, 1 + np.flatnonzero(sizes >= 0.03 * sizes.max()))  # specks of dirt go
    rows, columns = np.flatnonzero(kept.any(1)), np.flatnonzero(kept.any(0))
    box = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    longest = max(box[2] - box[0], box[3] - box[1])
    if longest < 0.06 * max(ink.shape):
        raise ValueError("Expected a digit; there is only a dot. Draw it larger.")
    near = ndimage.binary_dilation(kept, iterations=2)
    crop = Image.fromarray((ink * near * 255).astype("uint8")).crop(tuple(map(int, box)))
    size = [max(1, round(32 * side / longest)) for side in crop.size]
    canvas = Image.new("L", (32, 32))
    canvas.paste(crop.resize(size, Image.Resampling.BOX), ((32 - size[0]) // 2, (32 - size[1]) // 2))
    blocks = np.asarray(canvas, "float64").reshape(8, 4, 8, 4).mean((1, 3)) / 255 * 16
    return redraw_scans(np.round(blocks)[None])[0]


def save_my_digit(image):
    """Keep the reader's digit for all lessons.

    Args:
        image: (28, 28) array in [0, 1], 1 is ink.

    Returns:
        True, or False where the state folder cannot be written.
    """
    buffer = io.BytesIO()
    Image.fromarray((255 - np.clip(image, 0, 1) * 255).round().astype("uint8")).save(buffer, "png")
    return write_state(FILE, buffer.getvalue())


def load_my_digit(view="digit"):
    """The reader's digit, or the one that ships with the series while they have drawn none.

    Args:
        view: "digit" for (28, 28), 1 is ink, or "scene" for (64, 64, 3): the digit on the validation part of a photograph.

    Returns:
        float32 array in [0, 1].

    Raises:
        ValueError: another view.
    """
    if view not in ("digit", "scene"):
        raise ValueError(f"Expected view='digit' or view='scene'; got {view!r}. Pick one of the two.")
    image = _decoded(read_state(FILE))
    if image is None:
        image = _decoded(DEFAULT.read_bytes())
    return image if view == "digit" else make_scenes(image[None], 1, 0, split="validation")[0]


def _decoded(data):
    """The image in a stored PNG, or None where it is missing or damaged."""
    try:
        image = Image.open(io.BytesIO(data or b""))
        image.load()
    except (OSError, SyntaxError):
        return None
    return 1 - np.asarray(image.convert("L"), "float32") / 255 if image.size == (28, 28) else None
