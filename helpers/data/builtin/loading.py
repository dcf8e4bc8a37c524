"""Load a data set of the series by its name."""

from collections.abc import Sequence

import numpy as np

from helpers.data.builtin.digits import digits_of
from helpers.data.builtin.scenes import as_bytes, make_scenes

SCENE_COUNTS = (4000, 1032, 2016)  # validation and test show every scan 4 and 8 times


def _digits(sizes, seed, dtype):
    if dtype != "float32":
        raise ValueError(f"The digits are float32; got dtype={dtype!r}. Only digit scenes come as uint8, too.")
    if sizes is not None:
        raise ValueError("The digits have fixed sizes, 1287, 258 and 252; leave sizes out, or slice what you get.")
    return tuple(digits_of(split) for split in ("train", "validation", "test"))


def _digit_scenes(sizes, seed, dtype):
    sizes = SCENE_COUNTS if sizes is None else tuple(sizes)
    if len(sizes) != 3 or any(not isinstance(n, (int, np.integer)) or not 1 <= n <= 200_000 for n in sizes):
        raise ValueError(
            f"Expected three sizes (train, validation, test) from 1 to 200,000; got {sizes}. For example sizes=(4000, 1032, 2016)."
        )
    pairs = []
    for number, (split, count) in enumerate(zip(("train", "validation", "test"), sizes)):
        images, labels = digits_of(split)
        scenes = make_scenes(images, count, [seed, number], split=split)
        pairs.append((as_bytes(scenes) if dtype == "uint8" else scenes, labels[np.arange(count) % len(labels)]))
    return tuple(pairs)


DATASETS = {"digits": _digits, "digit scenes": _digit_scenes}


def load_dataset(
    name: str, *, sizes: Sequence[int] | None = None, seed: int = 0, dtype: str = "float32"
) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """Load training, validation and test data, split by writer.

    Args:
        name: "digits", 28×28 grey handwriting, or "digit scenes", 64×64 colour scenes in which
            scene i shows scan ``i % number of scans`` of its split.
        sizes: digit scenes only: how many for training, validation and test; 4000, 1032, 2016 if left out.
        seed: digit scenes only: colours, sizes, places and photographs are drawn from it; 0 to 2**32 - 1.
        dtype: "float32", pixels from 0 to 1; or, digit scenes only, "uint8", pixels from 0 to 255.

    Returns:
        ``(x_train, y_train), (x_val, y_val), (x_test, y_test)``: images of shape (n, 28, 28) or
        (n, 64, 64, 3); labels int64, 0 to 9.

    Raises:
        ValueError: an unknown name or dtype, an impossible size or seed.
    """
    if name not in DATASETS:
        raise ValueError(
            f"Expected a data set out of {', '.join(map(repr, DATASETS))}; got {name!r}. Check the spelling."
        )
    if not isinstance(seed, (int, np.integer)) or isinstance(seed, bool) or not 0 <= seed < 2**32:
        raise ValueError(f"Expected a whole number from 0 to 4294967295 as seed; got {seed!r}. For example seed=0.")
    if dtype not in ("float32", "uint8"):
        raise ValueError(f"Expected dtype='float32' or dtype='uint8'; got {dtype!r}. Pick one of the two.")
    return DATASETS[name](sizes, seed, dtype)
