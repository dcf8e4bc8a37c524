"""Typeset letters, redrawn the way the handwriting was: distorted, scanned to 8×8, enlarged to 28×28."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from helpers.data.affine import affine_matrices, resample
from helpers.data.builtin.digits import redraw_scans

# A letter class is one character, or a capital and a small letter of one shape. Left out: O and o
# (a zero), I and l (a one); no digit and no twin of one is ever drawn.
LETTERS = (
    *"aAbB",
    "cC",
    *"dDeEfFgGhH",
    "jJ",
    "kK",
    *"LmMnN",
    "pP",
    *"qQrR",
    "sS",
    *"tT",
    "uU",
    "vV",
    "wW",
    "xX",
    "yY",
    "zZ",
)
_MASTER = 96  # side of a master drawing, pixels
_SCAN = 32  # side of the bitmap that a scan of 8×8 counts in blocks of 4×4


def text_faces() -> tuple[Path, ...]:
    """The text faces that come with matplotlib (DejaVu, STIX, Computer Modern), symbol fonts left out.

    Returns:
        tuple of pathlib.Path, sorted by name.
    """
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    not_text = ("Display", "LastResort", "Siz", "NonUni", "cmex", "cmsy")
    return tuple(path for path in sorted(folder.glob("*.ttf")) if not any(part in path.name for part in not_text))


@cache
def _masters():
    """Every character of every face: its distance from the edge (ink is positive, 1 is the side), and its class."""
    distances, labels = [], []
    for path in text_faces():
        font = ImageFont.truetype(str(path), 160)
        for label, characters in enumerate(LETTERS):
            for character in characters:
                left, top, right, bottom = font.getbbox(character)
                drawing = Image.new("L", (right - left, bottom - top))
                ImageDraw.Draw(drawing).text((-left, -top), character, fill=255, font=font)
                factor = 0.72 * _MASTER / max(drawing.size)
                small = drawing.resize([max(1, round(side * factor)) for side in drawing.size], Image.Resampling.BOX)
                square = Image.new("L", (_MASTER, _MASTER))
                square.paste(small, ((_MASTER - small.width) // 2, (_MASTER - small.height) // 2))
                ink = np.asarray(square) > 127
                inside, outside = ndimage.distance_transform_edt(ink), ndimage.distance_transform_edt(~ink)
                distances.append(((inside - outside) / _MASTER).astype("float32"))
                labels.append(label)
    return np.stack(distances), np.array(labels)


def _elastic(count, strength, rng):
    """Smooth random displacement fields, source pixels; P. Simard et al., Best practices for CNNs, 2003."""
    noise = rng.standard_normal((count, 2, _SCAN, _SCAN), dtype="float32")
    smooth = ndimage.gaussian_filter(noise, (0, 0, 5, 5), mode="constant")
    largest = np.abs(smooth).max(axis=(1, 2, 3), keepdims=True)
    return smooth / largest * strength.reshape(-1, 1, 1, 1)


def make_letters(count: int, seed: int | Sequence[int] | np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw typeset letters, each in a random face, weight, width, slant and elastic distortion.

    The result goes the way of the handwriting: a 32×32 bitmap, its 4×4 blocks counted to an 8×8
    scan of 17 grey levels, redrawn by :func:`helpers.data.builtin.digits.redraw_scans`.

    Args:
        count: how many, at least 1; classes take turns, so that all are equally frequent.
        seed: int, several of them, or numpy Generator.

    Returns:
        (x, y): float32 (count, 28, 28) in [0, 1], 1 is ink; int64 (count,), indices into ``LETTERS``.

    Raises:
        ValueError: a count below 1.
    """
    if count < 1:
        raise ValueError(f"Expected a count of at least 1; got {count}. Ask for one letter or more.")
    rng = np.random.default_rng(seed)
    masters, labels = _masters()
    y = rng.permutation(np.arange(count) % len(LETTERS))
    members = [np.flatnonzero(labels == label) for label in range(len(LETTERS))]
    which = np.array([members[label][rng.integers(len(members[label]))] for label in y])
    scans = np.empty((count, 8, 8), "float32")
    for start in range(0, count, 512):
        part = slice(start, start + 512)
        scans[part] = _scan(masters[which[part]], rng)
    return redraw_scans(scans), y.astype("int64")


def _scan(masters, rng):
    n = len(masters)
    matrices = affine_matrices(
        scale=rng.uniform(0.8, 1.05, n) * _SCAN / (0.72 * _MASTER),
        rotation=rng.uniform(-12, 12, n),
        shear=rng.uniform(-0.35, 0.35, n),
        shift=rng.uniform(-1.5, 1.5, (2, n)),
        size=_SCAN,
        source_size=_MASTER,
    )
    matrices[:, 1, :2] *= rng.uniform(0.8, 1.35, (n, 1))  # narrower or wider
    centre = np.array([(_SCAN - 1) / 2, (_SCAN - 1) / 2])
    matrices[:, 1, 2] = (_MASTER - 1) / 2 - matrices[:, 1, :2] @ centre + rng.uniform(-3, 3, n)
    distance = resample(masters + 1, matrices, _SCAN, displacement=_elastic(n, rng.uniform(2, 10, n), rng)) - 1
    weight = rng.uniform(0.008, 0.045, (n, 1, 1))  # how far ink spreads beyond the drawn edge
    return (distance + weight > 0).reshape(n, 8, 4, 8, 4).sum(axis=(2, 4))
