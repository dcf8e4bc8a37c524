"""The finished map of handwriting that opens the lesson: where it puts a digit, and what it draws there."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from helpers.models import load_model
from helpers.variational.latent_place import draw_cloud, draw_latent_place, map_background, map_points

if TYPE_CHECKING:
    import keras
    from PIL import Image

LIMIT = 3.0  # the maps run from -3 to 3


def as_function(network: "keras.Model", *shape: int) -> Callable[[np.ndarray], np.ndarray | list[np.ndarray]]:
    """A network as a compiled function of one input: some ten times faster than a plain call.

    Args:
        network: Keras model with one input.
        shape: of one input, without the batch.

    Returns:
        function of a float array (1, *shape) that returns NumPy arrays.
    """
    import tensorflow as tf

    compiled = tf.function(lambda x: network(x, training=False), input_signature=[tf.TensorSpec((1, *shape))])
    return lambda x: tf.nest.map_structure(lambda part: part.numpy(), compiled(np.asarray(x, "float32")))


def draw_sheet(
    decoder: Callable[[np.ndarray], np.ndarray],
    steps: int,
    *,
    limit: float = LIMIT,
    centre: Sequence[float] | np.ndarray = (0.0, 0.0),
) -> np.ndarray:
    """What a decoder draws on a grid of places.

    Args:
        decoder: places (n, 2) → probabilities of ink (n, 28, 28, 1).
        steps: places a side.
        limit: the grid runs so far from its centre to each side.
        centre: (across, up) latent numbers.

    Returns:
        float32 array (steps, steps, 28, 28); row 0 lies at the top.
    """
    places = map_points(steps, limit) + np.asarray(centre, "float32")
    return np.asarray(decoder(places)).reshape(steps, steps, 28, 28)


@cache
def _stored():
    encoder, decoder = load_model("digit_map_encoder"), load_model("digit_map_decoder")
    return as_function(encoder, 28, 28, 1), decoder, map_background(draw_sheet(decoder, 14))


def place_digit(digit: np.ndarray) -> "tuple[Image.Image, str]":
    """Where the stored encoder puts a digit, and what the stored decoder draws there.

    Args:
        digit: (28, 28) array in [0, 1], 1 is ink.

    Returns:
        (PIL image, words) as for a Panel.
    """
    encode, decoder, ground = _stored()
    ink = (np.asarray(digit) > 0.5).astype("float32")[None, ..., None]
    mean, log_variance = (part[0] for part in encode(ink))
    deviation = np.exp(0.5 * log_variance)
    reach = 2.6 * deviation.max()
    around = draw_sheet(decoder, 5, limit=reach, centre=mean)
    edge = np.asarray(decoder((mean + 2 * deviation)[None]))[0, ..., 0]
    copy = around[2, 2]
    right = np.mean((copy > 0.5) == (ink[0, ..., 0] > 0.5))
    blank = np.mean(ink == 0)
    words = (
        f"At ({mean[0]:+.2f} ± {deviation[0]:.2f}, {mean[1]:+.2f} ± {deviation[1]:.2f}). "
        f"From these two numbers {right:.0%} of the pixels come back right (a blank page: {blank:.0%})."
    )
    tiles = [
        (ink[0, ..., 0], "your digit"),
        (copy, "drawn again"),
        (draw_cloud(around, deviation, reach=reach), "the cloud, enlarged"),
        (edge, "from its edge"),
    ]
    return draw_latent_place(ground, mean, tiles, limit=LIMIT, deviation=deviation), words


def toss_example(ink: np.ndarray, *, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """An image, the stored decoder's probabilities at its place, and coins tossed with them, for the drawing of the model.

    Args:
        ink: (28, 28, 1) array of zeros and ones.
        seed: of the coins.

    Returns:
        tuple of three (28, 28) arrays.
    """
    encode, decoder, _ = _stored()
    probabilities = np.asarray(decoder(encode(ink[None])[0]))[0, ..., 0]
    coins = np.random.default_rng(seed).random(probabilities.shape) < probabilities
    return ink[..., 0], probabilities, coins.astype("float32")
