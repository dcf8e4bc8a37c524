"""Draw the two signs that the transfer lesson learns while the reader has drawn none: 大 (big) and 小 (small), in a shaky hand.

python data/make_default_signs.py
"""

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PIL import Image, ImageDraw
from scipy import interpolate

from helpers.data.own.my_digit import like_the_data
from helpers.transfer.sign_pad import DEFAULT, EACH

# Strokes as points (across, down) in a square of 1; a stroke of several points is a smooth curve.
STROKES = (
    (
        ((0.12, 0.38), (0.88, 0.36)),
        ((0.5, 0.1), (0.47, 0.45), (0.34, 0.68), (0.12, 0.9)),
        ((0.5, 0.42), (0.64, 0.7), (0.9, 0.9)),
    ),
    (
        ((0.52, 0.08), (0.52, 0.5), (0.51, 0.88)),
        ((0.51, 0.88), (0.4, 0.78)),
        ((0.28, 0.36), (0.22, 0.52), (0.1, 0.7)),
        ((0.74, 0.36), (0.82, 0.5), (0.92, 0.7)),
    ),
)


def draw_sign(
    strokes: Sequence[Sequence[tuple[float, float]]], rng: np.random.Generator, side: int = 256
) -> np.ndarray:
    """One drawing of a sign: its points shaken, the whole turned, slanted and stretched a little."""
    angle, slant, wide, tall = rng.normal(0, 0.1), rng.normal(0, 0.12), *rng.uniform(0.8, 1.1, 2)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) @ [[wide, slant], [0, tall]]
    sheet = Image.new("L", (side, side))
    for stroke in strokes:
        points = (np.array(stroke) + rng.normal(0, 0.025, (len(stroke), 2)) - 0.5) @ turn.T * 0.8 + 0.5
        degree = min(2, len(points) - 1)
        curve = interpolate.make_interp_spline(np.linspace(0, 1, len(points)), points, k=degree)(np.linspace(0, 1, 40))
        ImageDraw.Draw(sheet).line(
            [tuple(point) for point in curve * side], fill=255, width=int(rng.integers(14, 22)), joint="curve"
        )
    return np.asarray(sheet, "float32") / 255


def main() -> None:
    rng = np.random.default_rng(0)
    drawings = [[like_the_data(draw_sign(strokes, rng)) for _ in range(EACH)] for strokes in STROKES]
    sheet = np.concatenate([np.concatenate(row, axis=1) for row in drawings])
    Image.fromarray((255 - sheet * 255).round().astype("uint8")).save(DEFAULT)
    print(DEFAULT, sheet.shape)


if __name__ == "__main__":
    main()
