"""Digits set into photographs at places of one's choice; the scenes of the lesson are made at random places."""

from collections.abc import Sequence

import numpy as np

from helpers.data.affine import affine_matrices, resample
from helpers.data.builtin.scenes import as_bytes, photographs

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
