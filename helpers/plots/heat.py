"""Lay a class activation map over its scene."""

import numpy as np
from PIL import Image

from helpers.plots.signed import signed_colours

_MOST = 0.75  # of a place that speaks most strongly, how much is colour


def lay_heat_over(scene: np.ndarray, heat: np.ndarray, *, limit: float | None = None) -> np.ndarray:
    """The scene in grey under its heat: blue speaks for the class, orange against it.

    Args:
        scene: (h, w, 3) uint8 array.
        heat: (rows, columns) array of signed numbers, coarser than the scene.
        limit: the size of heat that gets full colour; the largest in ``heat`` if left out.

    Returns:
        float array (h, w, 3) in [0, 1].
    """
    limit = np.abs(heat).max() if limit is None else limit
    coarse = Image.fromarray(np.asarray(heat, "float32"))
    fine = np.asarray(coarse.resize((scene.shape[1], scene.shape[0]), Image.Resampling.BILINEAR))
    strength = np.clip(np.abs(fine) / (limit or 1.0), 0, 1)[..., None] * _MOST
    colour = signed_colours(np.sign(fine), limit=1.0)
    grey = np.repeat(scene.mean(axis=2, keepdims=True) / 255, 3, axis=2)
    return grey * (1 - strength) + colour * strength
