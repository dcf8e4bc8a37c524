"""Digits in many hands: the training writers' scans, and shapes drawn by a pen that trembles."""

from functools import cache

import numpy as np
from scipy import ndimage

from helpers.data.affine import warp_slightly
from helpers.data.builtin.digits import coarsen, digits_of
from helpers.data.builtin.pen_strokes import PEN_STROKES

_DOTS, _SIDE = 160, 32  # dots that a pen leaves along a digit; side of the bitmap it is drawn on
_SPREAD = 1.5  # of a dot's ink, bitmap pixels


def make_hands(
    count: int, seed: int | list[int] | np.random.Generator, *, drawn: float = 0.5
) -> tuple[np.ndarray, np.ndarray]:
    """Digits as different people write them, in the manner of the data set.

    Args:
        count: how many, 1 or more.
        seed: int, list of ints or numpy Generator.
        drawn: share that is drawn from strokes, 0 to 1; the rest are scans of the training writers, each a
            little turned, sized, slanted and moved.

    Returns:
        (x, y): float32 (count, 28, 28) in [0, 1], 1 is ink, and int64 (count,), 0 to 9, in random order.

    Raises:
        ValueError: no digit asked for, or a share outside 0 to 1.
    """
    if count < 1 or not 0 <= drawn <= 1:
        raise ValueError(
            f"Expected a count of at least 1 and a share from 0 to 1; got count={count}, drawn={drawn}. Change them."
        )
    rng = np.random.default_rng(seed)
    scans, labels = digits_of("train")
    pen = rng.random(count) < drawn
    picked = rng.integers(len(scans), size=count)
    x, y = scans[picked], labels[picked]
    y[pen] = rng.integers(10, size=pen.sum())
    x[pen] = draw_digits(y[pen], rng)
    return warp_slightly(x, rng, rotation=8.0, scale=0.08, shear=0.12, shift=1.0), y


def draw_digits(labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw digits from strokes, each of a random shape, by a hand and a pen of its own.

    Args:
        labels: (n,) int array, 0 to 9.
        rng: numpy Generator.

    Returns:
        float32 array (n, 28, 28) in [0, 1], 1 is ink.
    """
    dots, weights = np.empty((len(labels), _DOTS, 2)), np.empty((len(labels), _DOTS))
    shapes = rng.integers(1 << 30, size=len(labels)) % np.array([len(_shapes()[digit]) for digit in labels])
    for digit in range(10):
        for number, (points, curve) in enumerate(_shapes()[digit]):
            mine = np.flatnonzero((labels == digit) & (shapes == number))
            dots[mine] = curve @ (points + rng.normal(0, 0.045, (len(mine), *points.shape)))
    dots = _trembled(dots, rng)
    steps = np.linalg.norm(np.diff(dots, axis=1, append=dots[:, -1:]), axis=2)
    weights = np.minimum(
        steps, 4 * np.median(steps, axis=1, keepdims=True)
    )  # where the pen was lifted there is a long one
    return coarsen(_pressed(dots, weights, rng))


def _trembled(dots, rng):
    """Dots bent by two slow waves, then turned, slanted and stretched; an array like ``dots``."""
    n = len(dots)
    waves, phases = rng.normal(0, 2.5, (2, n, 2)), rng.uniform(0, 2 * np.pi, (2, n, 1))
    for axis in (0, 1):
        bend = np.sin(np.einsum("npi,ni->np", dots, waves[axis]) + phases[axis])
        dots[..., axis] += rng.normal(0, 0.035, (n, 1)) * bend
    angle, slant, wide = rng.normal(0, 0.07, n), rng.normal(0.06, 0.18, n), np.exp(rng.normal(0, 0.15, n))
    cos, sin = np.cos(angle), np.sin(angle)
    turn = np.stack([np.stack([cos * wide, -sin - slant * cos], -1), np.stack([sin * wide, cos - slant * sin], -1)], 1)
    return np.einsum("npi,nji->npj", dots, turn)


def _pressed(dots, weights, rng):
    """Bitmaps (n, 32, 32) of dots: fitted into the square as the pipeline of the pad does, by pens of several widths."""
    low, high = dots.min(1, keepdims=True), dots.max(1, keepdims=True)
    edge = rng.uniform(1.7, 2.9, (len(dots), 1, 1))  # half a stroke
    scale = (_SIDE - 2 * edge) / (high - low).max(2, keepdims=True)
    places = (dots - (low + high) / 2) * scale + (_SIDE - 1) / 2
    whole = np.floor(places).astype(int)
    part = places - whole
    sheet = np.zeros(len(dots) * _SIDE * _SIDE)
    first = np.arange(len(dots))[:, None] * _SIDE
    for down in (0, 1):
        for right in (0, 1):
            share = abs(1 - down - part[..., 1]) * abs(1 - right - part[..., 0]) * weights * scale[..., 0]
            rows, columns = (np.clip(whole[..., i] + move, 0, _SIDE - 1) for i, move in ((1, down), (0, right)))
            sheet += np.bincount(((first + rows) * _SIDE + columns).ravel(), share.ravel(), len(sheet))
    ink = ndimage.gaussian_filter(sheet.reshape(-1, _SIDE, _SIDE), (0, _SPREAD, _SPREAD), mode="constant")
    ink *= np.sqrt(2 * np.pi) * _SPREAD  # a straight stroke is 1 along its middle
    threshold = np.exp(-(edge**2) / (2 * _SPREAD**2))  # what is left of it half a stroke away
    return np.clip((ink / threshold - 0.5), 0, 1)


@cache
def _shapes():
    """Per digit a list of its shapes: points (k, 2), centre 0 and height 1, and the matrix (160, k) from them to dots."""
    return [[_shape(line) for line in lines.splitlines()] for lines in PEN_STROKES]


def _shape(line):
    points, pieces = [], []
    for stroke in line.split("/"):
        words, start = stroke.split(), len(points)
        points += [[float(number) for number in word.rstrip("!").split(",")] for word in words]
        corners = [0, *(i for i, word in enumerate(words) if word.endswith("!") and i), len(words) - 1]
        pieces += [(start + a, start + b) for a, b in zip(corners, corners[1:])]
    points = (np.array(points) - [5, 7]) / 14
    lengths = [np.linalg.norm(np.diff(points[a : b + 1], axis=0), axis=1).sum() for a, b in pieces]
    ends = np.round(np.cumsum([0, *lengths]) / sum(lengths) * _DOTS).astype(int)
    curve = np.zeros((_DOTS, len(points)))
    for (a, b), first, last in zip(pieces, ends, ends[1:]):
        curve[first:last, a : b + 1] = _smooth(b + 1 - a, last - first)
    return points, curve


def _smooth(points, dots):
    """Matrix (dots, points) from the points of a stroke to dots on the Catmull-Rom curve through them."""
    padded = np.eye(points)
    padded = np.concatenate([2 * padded[:1] - padded[1:2], padded, 2 * padded[-1:] - padded[-2:-1]])
    place = np.linspace(0, points - 1, dots)
    i = np.minimum(place.astype(int), points - 2)
    t = (place - i)[:, None]
    a, b, c, d = (padded[i + k] for k in range(4))
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
