"""Many small pictures as one array, put together in well under a millisecond for panels and recordings."""

import numpy as np


def tile(images: np.ndarray, columns: int, *, gap: int = 2) -> np.ndarray:
    """Put grey pictures beside and under each other, row by row.

    Args:
        images: (n, height, width) or (n, height, width, 1) array in [0, 1], 1 is ink.
        columns: pictures a row.
        gap: empty pixels around each picture.

    Returns:
        float32 array (rows · (height + gap) + gap, columns · (width + gap) + gap), 0 where there is no picture.

    Raises:
        ValueError: images of another shape, or none; columns below 1.
    """
    images = np.asarray(images, "float32")
    pictures = images[..., 0] if images.ndim == 4 and images.shape[-1] == 1 else images
    if pictures.ndim != 3 or len(pictures) == 0 or columns < 1:
        raise ValueError(
            f"Expected images (n, height, width) and at least 1 column; got {images.shape} and {columns}. "
            "For one image pass image[None]."
        )
    count, height, width = pictures.shape
    rows = -(-count // columns)
    sheet = np.zeros((rows * (height + gap) + gap, columns * (width + gap) + gap), "float32")
    for number, picture in enumerate(pictures):
        top, left = (gap + place * (side + gap) for place, side in zip(divmod(number, columns), (height, width)))
        sheet[top : top + height, left : left + width] = picture
    return sheet
