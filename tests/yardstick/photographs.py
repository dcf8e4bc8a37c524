"""Photographs of handwritten digits, made from strokes: pens, papers and lights."""

import io

import numpy as np
from PIL import Image
from scipy import ndimage

from tests.yardstick.drawn_digits import SHAPES, draw_strokes, strokes_of

SIDE = 480  # pixels of a photograph
KINDS = ("marker", "felt pen", "ballpoint", "pencil", "chalk", "lined", "squared", "corner")
# Width of the pen in shares of the digit's height, colour, how much it covers, how grainy the line is.
PENS = {
    "marker": (0.11, (0.08, 0.08, 0.1), 1.0, 0.0),
    "felt pen": (0.055, (0.1, 0.1, 0.35), 0.95, 0.05),
    "ballpoint": (0.022, (0.12, 0.16, 0.5), 0.85, 0.25),
    "pencil": (0.024, (0.35, 0.35, 0.36), 0.75, 0.45),
    "chalk": (0.05, (0.93, 0.93, 0.9), 0.9, 0.5),
}


def rule(spacing, rng, *, both):
    """Ink of ruled lines, (SIDE, SIDE) in [0, 1], a little turned; with ``both``, squares."""
    angle = np.deg2rad(rng.normal(0, 1.2))
    down, right = np.mgrid[0:SIDE, 0:SIDE]
    rows = (down * np.cos(angle) + right * np.sin(angle) + rng.uniform(0, spacing)) % spacing
    columns = (right * np.cos(angle) - down * np.sin(angle) + rng.uniform(0, spacing)) % spacing
    near = np.minimum(rows, columns) if both else rows
    return np.clip(1.8 - near, 0, 1)


def photograph(strokes, kind, rng):
    """A photograph of strokes.

    Args:
        strokes: list of curves (n, 2), centre 0, height 1.
        kind: one of KINDS; "lined", "squared" and "corner" take ballpoint or felt pen.
        rng: numpy Generator.

    Returns:
        uint8 array (480, 480, 3).
    """
    pen = kind if kind in PENS else ("ballpoint", "felt pen")[rng.integers(2)]
    share, colour, cover, grain = PENS[pen]
    height = rng.uniform(0.22, 0.3) * SIDE if kind == "corner" else rng.uniform(0.4, 0.7) * SIDE
    reach = (SIDE * 0.88 - height) / 2
    at = (
        rng.choice([-1, 1], 2) * reach * rng.uniform(0.9, 1, 2)
        if kind == "corner"
        else rng.uniform(-0.6, 0.6, 2) * reach
    )
    ink = draw_strokes(strokes, side=SIDE, height=height, width=max(1.5, share * height), at=at)
    grit = ndimage.gaussian_filter(rng.normal(size=(SIDE, SIDE)), 1.2) * 4
    ink = ink * cover * np.clip(1 - grain * (0.5 + 0.5 * grit), 0, 1)
    paper = np.array([0.13, 0.2, 0.17] if kind == "chalk" else [0.93, 0.92, 0.9])
    sheet = np.ones((SIDE, SIDE, 1)) * paper
    if kind == "chalk":
        sheet = sheet + 0.05 * ndimage.gaussian_filter(rng.normal(size=(SIDE, SIDE)), 30)[..., None] * 60
    if kind in ("lined", "squared"):
        lines = rule(rng.uniform(33, 45) if kind == "lined" else rng.uniform(20, 27), rng, both=kind == "squared")
        sheet = sheet + 0.55 * lines[..., None] * (np.array([0.5, 0.6, 0.8]) - sheet)
    sheet = sheet + ink[..., None] * (colour - sheet)
    down, right = np.mgrid[-1 : 1 : SIDE * 1j, -1 : 1 : SIDE * 1j]
    angle = rng.uniform(0, 2 * np.pi)
    across = right * np.cos(angle) + down * np.sin(angle)
    light = 0.88 + 0.12 * across
    if kind == "lined":  # yellow light, and the shadow of a hand or a head
        shadow = 1 / (1 + np.exp(-(across - rng.uniform(-0.3, 0.3)) * 14))
        light = light * (0.55 + 0.45 * shadow)
        sheet = sheet * [1.0, 0.86, 0.55]
    picture = ndimage.gaussian_filter(sheet * light[..., None], (0.8, 0.8, 0))
    picture = picture + rng.normal(0, 0.02, picture.shape)
    return (np.clip(picture, 0, 1) * 255).round().astype("uint8")


def jpeg_of(picture):
    """The bytes of a picture as a JPEG file, as a telephone would store it."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "jpeg", quality=85)
    return buffer.getvalue()


def photographed_digits(kind, seed, *, each_class=10):
    """JPEG files of one kind, ``each_class`` shapes of every digit, and their labels."""
    rng = np.random.default_rng([seed, KINDS.index(kind)])
    files, labels = [], []
    for label, shapes in SHAPES.items():
        for shape in rng.permutation(shapes)[:each_class]:
            files.append(jpeg_of(photograph(strokes_of(shape, rng), kind, rng)))
            labels.append(label)
    return files, np.array(labels)
