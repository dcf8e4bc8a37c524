"""Real handwriting: scikit-learn's scanned digits, redrawn to 28×28 and split by writer."""

from functools import cache

import numpy as np
from scipy import ndimage
from sklearn import datasets

# scikit-learn keeps the 1,797 scans in the order of their 13 writers; cutting the order in
# blocks keeps the hand of a writer on one side of every cut (helpers/../data/README.md).
WRITER_BLOCKS = {"train": slice(0, 1287), "validation": slice(1287, 1545), "test": slice(1545, 1797)}
# Choices are made on six blocks of the scans before the test part, each held back in turn (`--blocks` of the recorder
# and of the bench sets the number); the lessons hold back the last one, which is the validation part above.
VALIDATION_BLOCKS = (*(slice(1287 * k // 5, 1287 * (k + 1) // 5) for k in range(5)), WRITER_BLOCKS["validation"])
validation_block = 5


def redraw_scans(scans: np.ndarray) -> np.ndarray:
    """Redraw 8×8 scans as crisp 28×28 images.

    A margin of one scan pixel, cubic interpolation, then a contrast curve that pushes the grey
    edge of a stroke towards paper or ink.

    Args:
        scans: (n, 8, 8) array of ink, 0 to 16.

    Returns:
        float32 array (n, 28, 28), 0 is paper and 1 is ink.
    """
    framed = np.pad(np.asarray(scans, "float64") / 16, ((0, 0), (1, 1), (1, 1)))
    zoomed = ndimage.zoom(framed, (1, 2.8, 2.8), order=3, grid_mode=True, mode="grid-constant")
    ink = np.clip((zoomed - 0.2) / 0.55, 0, 1)
    return (ink * ink * (3 - 2 * ink)).astype("float32")


def coarsen(bitmaps: np.ndarray) -> np.ndarray:
    """Scan bitmaps as the digits of the data set were: ink counted in blocks of 4×4, 17 levels, then redrawn.

    Args:
        bitmaps: (n, 32, 32) array in [0, 1], 1 is ink.

    Returns:
        float32 array (n, 28, 28), 0 is paper and 1 is ink.
    """
    blocks = np.asarray(bitmaps, "float32").reshape(-1, 8, 4, 8, 4).mean((2, 4))
    return redraw_scans(np.round(blocks * 16))


@cache
def _all_digits():
    bunch = datasets.load_digits()
    images, labels = redraw_scans(bunch.images), bunch.target.astype("int64")
    images.setflags(write=False)
    labels.setflags(write=False)
    return images, labels


def digits_of(split: str) -> tuple[np.ndarray, np.ndarray]:
    """The images and labels of one block of writers.

    Args:
        split: "train", "validation" or "test".

    Returns:
        (x, y): float32 (n, 28, 28) in [0, 1] and int64 (n,), 0 to 9; n is 1287, 258 or 252. With another
        ``validation_block`` than the last the scans of "train" and "validation" are others, those of "test" never.

    Raises:
        ValueError: for any other split.

    Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI, 1998.
    """
    if split not in WRITER_BLOCKS:
        raise ValueError(f"Expected a split out of {', '.join(WRITER_BLOCKS)}; got {split!r}. Pick one of the three.")
    images, labels = _all_digits()
    chosen = np.arange(len(labels))[WRITER_BLOCKS["test"] if split == "test" else VALIDATION_BLOCKS[validation_block]]
    if split == "train":
        chosen = np.setdiff1d(np.arange(WRITER_BLOCKS["test"].start), chosen)
    return images[chosen], labels[chosen]
