"""Digit scenes: one handwritten character in a random colour, size and place on a photograph."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from sklearn import datasets

from helpers.data.affine import affine_matrices, resample

SCENE_SIZE = 64
# Columns of both photographs (each 427×640 pixels) that a split may crop from; no column serves two.
PHOTO_COLUMNS = {"train": slice(0, 384), "validation": slice(384, 512), "test": slice(512, 640)}
_LUMINANCE = np.array([0.299, 0.587, 0.114], "float32")
# Between the luminance of the character and the mean luminance behind it: looked for, and at least.
_CONTRAST, _LEAST_CONTRAST = 0.5, 0.42
_AT_ONCE = 256  # scenes: the intermediate pictures of thousands would take several times the memory of the result


@cache
def photographs() -> np.ndarray:
    """The two sample photographs of scikit-learn.

    Returns:
        float32 array (2, 427, 640, 3) in [0, 1]: a temple in China, and a flower (both CC BY).
    """
    stack = np.stack(datasets.load_sample_images().images).astype("float32") / 255
    stack.setflags(write=False)
    return stack


def _windows(split, count, rng):
    """All windows (2, rows, columns, 3, side, side) on the photographs, and which ones the scenes show."""
    strip = photographs()[:, :, PHOTO_COLUMNS[split]]
    which = rng.integers(0, len(strip), count)
    top = rng.integers(0, strip.shape[1] - SCENE_SIZE + 1, count)
    left = rng.integers(0, strip.shape[2] - SCENE_SIZE + 1, count)
    windows = np.lib.stride_tricks.sliding_window_view(strip, (SCENE_SIZE, SCENE_SIZE), axis=(1, 2))
    return windows, (which, top, left)


def _legible_colours(background, rng):
    """One random colour a scene, far enough in luminance from the mean colour behind it."""
    candidates = rng.random((len(background), 24, 3), dtype="float32")
    behind = background @ _LUMINANCE
    contrast = np.abs(candidates @ _LUMINANCE - behind[:, None])
    first_good = np.argmax(contrast >= _CONTRAST, axis=1)
    best = np.where(contrast.max(axis=1) >= _CONTRAST, first_good, contrast.argmax(axis=1))
    colours = candidates[np.arange(len(background)), best]
    # On middle greys few colours are far enough: mix in white or black until this one is.
    end = np.where(behind < 0.5, 1.0, 0.0)
    luminance = colours @ _LUMINANCE
    wanted = np.where(behind < 0.5, behind + _LEAST_CONTRAST, behind - _LEAST_CONTRAST)
    missing = np.where(end > 0, wanted > luminance, wanted < luminance) & (np.abs(luminance - behind) < _LEAST_CONTRAST)
    mix = np.where(missing, (wanted - luminance) / np.where(missing, end - luminance, 1), 0)[:, None]
    return ((1 - mix) * colours + mix * end[:, None]).astype("float32")


def make_scenes(
    characters: np.ndarray, count: int, seed: int | Sequence[int] | np.random.Generator, *, split: str
) -> np.ndarray:
    """Set characters into photographs; scene i shows character ``i % len(characters)``.

    The character is 36 to 54 pixels of a 64-pixel scene (its 28×28 box, margin included), turned
    by at most 10 degrees and wholly inside the picture.

    Args:
        characters: float32 (n, 28, 28) in [0, 1], 1 is ink.
        count: how many scenes, at least 1.
        seed: int, several of them, or numpy Generator.
        split: which columns of the photographs are behind: "train", "validation" or "test".

    Returns:
        float32 array (count, 64, 64, 3) in [0, 1].

    Raises:
        ValueError: characters of another shape or range, a count below 1, an unknown split.
    """
    characters = np.asarray(characters)
    if characters.ndim != 3 or characters.shape[1:] != (28, 28) or len(characters) == 0:
        raise ValueError(
            f"Expected characters of shape (n, 28, 28); got {characters.shape}. Reshape or redraw them first."
        )
    if not (np.isfinite(characters).all() and characters.min() >= 0 and characters.max() <= 1):
        raise ValueError(
            f"Expected ink between 0 and 1; got {characters.min():g} to {characters.max():g}. Divide 0–255 images by 255."
        )
    if count < 1:
        raise ValueError(f"Expected a count of at least 1; got {count}. Ask for one scene or more.")
    if split not in PHOTO_COLUMNS:
        raise ValueError(f"Expected a split out of {', '.join(PHOTO_COLUMNS)}; got {split!r}. Pick one of the three.")
    rng = np.random.default_rng(seed)
    windows, shown = _windows(split, count, rng)
    side = rng.uniform(36, 54, count)
    room = (SCENE_SIZE - side) / 2
    shift = rng.uniform(-1, 1, (2, count)) * room
    matrices = affine_matrices(
        scale=side / 28, rotation=rng.uniform(-10, 10, count), shift=shift, size=SCENE_SIZE, source_size=28
    )
    scenes = np.empty((count, SCENE_SIZE, SCENE_SIZE, 3), "float32")
    for start in range(0, count, _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        scenes[part] = np.moveaxis(windows[tuple(place[part] for place in shown)], 1, -1)
        drawn = characters[np.arange(count)[part] % len(characters)]
        _set_into(scenes[part], resample(drawn, matrices[part], SCENE_SIZE)[..., None], rng)
    return scenes


def _set_into(scenes, mask, rng):
    """Paint the characters, in place, where their mask (n, 64, 64, 1) is above 0."""
    ink = mask.sum(axis=(1, 2))
    behind = np.einsum("nhwc,nhwi->nc", scenes, mask) / np.maximum(ink, 1e-6)
    colours = _legible_colours(behind, rng)
    scenes *= 1 - mask
    scenes += mask * colours[:, None, None, :]


def as_bytes(scenes: np.ndarray) -> np.ndarray:
    """The scenes as whole numbers, a quarter of the memory: networks take them so and scale them inside.

    Args:
        scenes: float array in [0, 1].

    Returns:
        uint8 array of the same shape, 0 to 255.
    """
    scenes = np.asarray(scenes)
    whole = np.empty(scenes.shape, "uint8")
    for start in range(0, len(scenes), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        whole[part] = np.round(scenes[part] * 255)
    return whole
