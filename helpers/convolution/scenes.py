"""Digit scenes and scans made ready: written anew, on their places, framed, in batches."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from helpers.data.affine import affine_matrices, bending_fields, resample
from helpers.data.builtin.digits import digits_of
from helpers.data.builtin.scenes import as_bytes, photographs

if TYPE_CHECKING:
    import tensorflow as tf


_SLANT = 0.25  # at most, pixels across per pixel down


def rewrite(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Slant each digit and bend its strokes by a smooth random field, about a pixel far.

    Args:
        digits: (n, 28, 28) array in [0, 1], 1 is ink.
        rng: numpy Generator.

    Returns:
        float32 array (n, 28, 28).
    """
    bend = bending_fields(len(digits), 28, rng, typical=0.8, width=4)
    slant = affine_matrices(shear=rng.uniform(-_SLANT, _SLANT, len(digits)), size=28, source_size=28)
    return resample(digits, slant, 28, displacement=bend)


def rewritten_scans(count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Scans of the training writers, drawn by lot and rewritten.

    Args:
        count: how many.
        rng: numpy Generator.

    Returns:
        (x, y): float32 (count, 28, 28) in [0, 1], and int64 (count,), 0 to 9.
    """
    digits, labels = digits_of("train")
    chosen = rng.integers(len(digits), size=count)
    return rewrite(digits[chosen], rng), labels[chosen]


SIDE = 64
PLACES = {  # name → photograph, top, left
    "leaves": (1, 20, 440),
    "petals": (1, 160, 384),
    "trees": (0, 340, 420),
    "sky": (0, 20, 420),
}
_CORNERS = ((0, 0), (120, 60), (240, 0), (60, 160), (300, 120))
OWN_PLACES = tuple((photograph, top, left) for photograph in (0, 1) for top, left in _CORNERS)  # of digit 0, 1, …, 9


def compose(digit: np.ndarray, place: str, *, size: float, turn: float) -> np.ndarray:
    """A white digit in a photograph.

    Args:
        digit: (28, 28) array in [0, 1], 1 is ink.
        place: a key of ``PLACES``.
        size: side of the digit's box, pixels of 64.
        turn: degrees, counter-clockwise.

    Returns:
        uint8 array (64, 64, 3).
    """
    where = affine_matrices(scale=size / 28, rotation=turn, size=SIDE, source_size=28)
    return _set_into([PLACES[place]], digit[None], where, 1.0)[0]


def scenes_on_places(digits: np.ndarray, places: Sequence[int] | np.ndarray, seed: int) -> np.ndarray:
    """Digits in random colours, slightly turned and moved, each on the place of its number.

    Args:
        digits: (n, 28, 28) array in [0, 1], 1 is ink.
        places: (n,) whole numbers, 0 to 9, into ``OWN_PLACES``.
        seed: int.

    Returns:
        uint8 array (n, 64, 64, 3).
    """
    rng, count = np.random.default_rng(seed), len(digits)
    where = affine_matrices(
        scale=rng.uniform(36, 48, count) / 28,
        rotation=rng.uniform(-10, 10, count),
        shift=rng.uniform(-6, 6, (2, count)),
        size=SIDE,
        source_size=28,
    )
    return _set_into([OWN_PLACES[place] for place in places], digits, where, rng.random((count, 1, 1, 3)))


def _set_into(places, digits, where, colours):
    ink = resample(digits, where, SIDE)[..., None]
    behind = np.stack([photographs()[photo, top : top + SIDE, left : left + SIDE] for photo, top, left in places])
    return as_bytes(behind * (1 - ink) + ink * colours)


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


def batches(
    x: np.ndarray,
    y: np.ndarray | None = None,
    *,
    batch: int,
    seed: int | None = None,
    warp: "Callable[[tf.Tensor], tf.Tensor] | None" = None,
) -> "tf.data.Dataset":
    """Batches for ``model.fit``, ``evaluate`` and ``predict`` as a ``tf.data.Dataset``.

    Pixels stay uint8 in memory (in a copy that TensorFlow keeps), a quarter of what floats take; each batch becomes
    float32, its numbers unchanged, as it is drawn, while the model is busy with the one before. Give ``fit`` ``shuffle=False``, else
    Keras warns that it cannot shuffle a dataset.

    Args:
        x: array (n, …).
        y: (n, …) labels, or None.
        batch: samples in a batch; the last one may be smaller.
        seed: shuffles, anew in each epoch; None keeps the order.
        warp: function from a float batch to a float batch, of TensorFlow operations, applied to x: augmentation.

    Returns:
        tf.data.Dataset of (x, y), or of x where y is None.

    Raises:
        ValueError: no sample, another number of labels, an impossible batch.
    """
    if isinstance(batch, bool) or not isinstance(batch, (int, np.integer)) or batch < 1:
        raise ValueError(f"Expected a whole number of samples a batch, 1 or more; got {batch!r}. For example batch=64.")
    if len(x) == 0 or (y is not None and len(y) != len(x)):
        labels = "no labels" if y is None else f"{len(y)} labels"
        raise ValueError(f"Expected one label for each sample; got {len(x)} samples and {labels}. Look at the split.")
    import tensorflow as tf

    with tf.device("CPU"):  # the data stay in the computer's memory; only batches go to a GPU
        images, labels = tf.constant(x), None if y is None else tf.constant(y)
        places = tf.data.Dataset.range(len(x))
        if seed is not None:
            places = places.shuffle(len(x), seed=seed, reshuffle_each_iteration=True)

        def draw(chosen):
            picked = tf.cast(tf.gather(images, chosen), tf.float32)
            picked = picked if warp is None else warp(picked)
            if labels is None:
                return picked
            return picked, tf.gather(labels, chosen)

        return places.batch(batch).map(draw, num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)
