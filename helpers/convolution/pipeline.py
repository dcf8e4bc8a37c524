"""Feed a training from memory: shuffled batches, the next one ready before it is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import tensorflow as tf


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
