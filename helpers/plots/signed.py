"""Numbers below and above zero as colours, beside each other or laid over an image."""

from collections.abc import Iterable

import numpy as np
from PIL import Image, ImageDraw

from helpers.plots.show import keep_colours

# Orange below zero, white at zero, blue above: told apart by colour-blind readers and named in the words beside.
_BELOW, _ABOVE = np.array([0.835, 0.369, 0.0]), np.array([0.0, 0.447, 0.698])


def signed_colours(values: np.ndarray, *, limit: float | None = None) -> np.ndarray:
    """Colour every number: white is 0, blue above, orange below, the stronger the farther.

    Args:
        values: (height, width) array.
        limit: the size that gets full colour; the largest size in ``values`` if left out.

    Returns:
        float array (height, width, 3) in [0, 1].
    """
    values = np.asarray(values, "float64")
    limit = np.abs(values).max() if limit is None else limit
    strength = np.clip(values / (limit or 1.0), -1, 1)[..., None]
    return 1 - np.where(strength > 0, strength * (1 - _ABOVE), -strength * (1 - _BELOW))


def side_by_side(pictures: Iterable[np.ndarray], *, height: int = 260, gap: int = 16) -> Image.Image:
    """Put photographs and what is made of them beside each other on white, framed and all of one height, their pixels kept square and sharp.

    Args:
        pictures: (h, w) or (h, w, 3) arrays in [0, 1]; two dimensions are drawn as grey, 1 is white.
        height: of the result, pixels.
        gap: white between two pictures, pixels.

    Returns:
        PIL image.
    """
    tiles = []
    for picture in pictures:
        picture = np.asarray(picture)
        colour = picture if picture.ndim == 3 else np.repeat(picture[..., None], 3, axis=2)
        tile = Image.fromarray((np.clip(colour, 0, 1) * 255).round().astype("uint8"))
        tile = tile.resize((round(tile.width * height / tile.height), height), Image.Resampling.NEAREST)
        ImageDraw.Draw(tile).rectangle([0, 0, tile.width - 1, tile.height - 1], outline="silver")
        tiles.append(tile)
    sheet = Image.new("RGB", (sum(tile.width for tile in tiles) + gap * (len(tiles) - 1), height), "white")
    left = 0
    for tile in tiles:
        sheet.paste(tile, (left, 0))
        left += tile.width + gap
    return keep_colours(sheet)


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
