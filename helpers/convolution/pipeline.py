"""Feed a training: shuffled batches, turned into floats on the way, the next one ready before it is asked for."""

import numpy as np


def batches(x, y=None, *, batch, seed=None, warp=None, one_hot=None):
    """Batches for ``model.fit``, ``evaluate`` and ``predict`` as a ``tf.data.Dataset``.

    Pixels stay uint8 in memory (in a copy that TensorFlow keeps), a quarter of what floats take; each batch becomes
    float32 in [0, 1] as it is drawn, while the model is busy with the one before. Give ``fit`` ``shuffle=False``, else
    Keras warns that it cannot shuffle a dataset.

    Args:
        x: array (n, …); uint8 is divided by 255, all else only becomes float32. y: (n, …) labels, or None.
        batch: samples in a batch; the last one may be smaller.
        seed: shuffles, anew in each epoch; None keeps the order.
        warp: function from a float batch to a float batch, of TensorFlow operations, applied to x: augmentation.
        one_hot: number of classes, to turn whole-number labels into float32 (n, one_hot).

    Returns:
        tf.data.Dataset of (x, y), or of x where y is None.

    Raises:
        ValueError: no sample, another number of labels, an impossible batch, labels that one_hot does not cover.
    """
    if isinstance(batch, bool) or not isinstance(batch, (int, np.integer)) or batch < 1:
        raise ValueError(f"Expected a whole number of samples a batch, 1 or more; got {batch!r}. For example batch=64.")
    if len(x) == 0 or (y is not None and len(y) != len(x)):
        labels = "no labels" if y is None else f"{len(y)} labels"
        raise ValueError(f"Expected one label for each sample; got {len(x)} samples and {labels}. Look at the split.")
    if one_hot is not None and (y is None or np.min(y) < 0 or np.max(y) >= one_hot):
        found = "no labels" if y is None else f"labels from {np.min(y)} to {np.max(y)}"
        raise ValueError(f"Expected labels from 0 to {one_hot - 1}; got {found}. Set one_hot to the number of classes.")
    import tensorflow as tf

    with tf.device("CPU"):  # the data stay in the computer's memory; only batches go to a GPU
        images, labels = tf.constant(x), None if y is None else tf.constant(y)
        places = tf.data.Dataset.range(len(x))
        if seed is not None:
            places = places.shuffle(len(x), seed=seed, reshuffle_each_iteration=True)

        def draw(chosen):
            picked = tf.cast(tf.gather(images, chosen), tf.float32)
            picked = picked / 255 if images.dtype == tf.uint8 else picked
            picked = picked if warp is None else warp(picked)
            if labels is None:
                return picked
            answers = tf.gather(labels, chosen)
            return picked, answers if one_hot is None else tf.one_hot(answers, one_hot)

        return places.batch(batch).map(draw, num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)
