"""Grey pictures as text and back, so that a recording can hold a few of them."""

import base64
import binascii
import io

import numpy as np
from PIL import Image, UnidentifiedImageError


def picture_to_text(picture):
    """A grey picture as a PNG in base64.

    Args:
        picture: (height, width) array in [0, 1], 1 is ink; kept in 32 grey levels, which halves the text.

    Returns:
        str.

    Raises:
        ValueError: another shape or range, NaN.
    """
    picture = np.asarray(picture)
    if picture.ndim != 2 or not np.all((picture >= -1e-6) & (picture <= 1 + 1e-6)):
        raise ValueError(
            f"Expected one picture (height, width) in [0, 1]; got shape {picture.shape}, values from {np.min(picture):g} "
            f"to {np.max(picture):g}. Put several together with tile()."
        )
    levels = np.round(np.clip(picture, 0, 1) * 31) * 255 / 31
    buffer = io.BytesIO()
    Image.fromarray(levels.round().astype("uint8")).save(buffer, "png", optimize=True)
    return base64.b64encode(buffer.getvalue()).decode()


def picture_from_text(text):
    """The picture that :func:`picture_to_text` kept: float32 (height, width) in [0, 1].

    Raises:
        ValueError: a text that holds no picture.
    """
    try:
        image = Image.open(io.BytesIO(base64.b64decode(text, validate=True)))
        return np.asarray(image.convert("L"), "float32") / 255
    except (binascii.Error, UnidentifiedImageError, OSError) as error:
        raise ValueError(
            f"Expected a PNG in base64; it cannot be read ({error}). Restore the recording, or record it again."
        ) from error
