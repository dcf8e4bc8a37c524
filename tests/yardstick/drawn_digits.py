"""Digits drawn as people write them: the yardstick for the pad. No training script may use these shapes."""

import numpy as np
from PIL import Image, ImageDraw

# A stroke is a smooth curve through its points (across, down) in a box of 100×140; "!" is a corner, "/" lifts the pen.
SHAPES = {
    0: (
        "50,10 22,30 15,70 22,112 50,130 78,112 85,70 78,30 50,10",
        "50,8 33,30 28,70 34,112 50,132 66,112 72,70 66,30 50,8",  # narrow
        "50,25 20,40 10,75 22,112 52,122 82,108 92,72 80,38 50,25",  # wide
        "60,14 30,18 16,60 24,115 55,130 82,105 84,55 70,22 48,8",  # ends cross
        "50,10 22,30 15,70 22,112 50,130 78,112 85,70 78,30 50,10 / 28,112 74,30",  # slashed
        "62,10 35,25 17,75 22,118 42,130 66,112 82,62 78,22 62,10",  # leaning
        "50,12 20,28 14,60 30,105 50,130 70,105 86,60 80,28 50,12",  # egg
        "64,16 38,10 18,45 18,95 40,130 70,122 86,80 80,36",  # not closed
        "30,14 18,30 16,110 30,128 70,128 84,110 84,30 70,14 30,14",  # square
        "52,34 64,18 40,10 20,40 16,90 38,130 68,124 86,85 82,40 62,14",  # curl
    ),
    1: (
        "50,8 50,132",
        "64,8 38,132",
        "28,38 55,10! 55,132",  # flag
        "30,36 54,10! 54,130 / 25,130 83,130",  # flag and foot
        "18,64 58,10! 58,132",  # long flag
        "42,26 62,10! 44,132",
        "50,10 50,128 / 24,130 76,130",  # foot alone
        "30,24 42,22 54,10! 52,132",
        "42,8 56,132",  # leaning back
        "54,8 48,50 48,95 54,132",
        "38,36 66,10! 46,130 / 20,132 74,128",
    ),
    2: (
        "20,40 30,16 55,10 78,28 76,55 50,90 18,128! 84,128",
        "22,38 36,14 62,12 78,34 68,66 36,108 20,122 24,108 40,112 62,128 86,122",  # looped foot
        "20,20 50,10 78,18 74,44! 18,128! 84,126",  # nearly a Z
        "24,36 38,12 66,14 76,40 58,76 20,124! 40,114 60,124 86,116",  # wavy foot
        "10,50 30,26 62,24 84,44 70,74 12,118! 92,118",  # wide
        "30,34 42,10 62,12 70,38 58,74 30,130! 74,130",  # narrow
        "28,48 22,34 34,14 58,10 76,28 72,56 46,94 18,128! 82,126",  # hook first
        "24,30 44,10 68,20 70,48 48,84 22,118 20,130! 50,126 86,130",  # swan
        "34,40 46,14 74,10 88,30 76,60 44,98 12,130! 74,130",  # leaning
        "30,44 36,22 54,16 66,30 60,56 34,96 12,126! 94,126",  # small head
    ),
    3: (
        "22,26 46,10 74,22 72,50 44,66! 76,80 80,108 54,130 20,116",
        "20,14 78,14! 42,60! 72,70 82,100 60,128 22,118",  # flat top
        "24,24 50,8 76,26 66,54 48,64 70,76 82,102 58,130 20,118",  # no cusp
        "32,22 52,10 68,26 60,48 42,56! 78,70 86,104 56,132 18,120",
        "18,32 46,8 82,28 74,60 42,74! 70,84 72,112 48,130 22,122",
        "22,24 50,8 74,26 64,54 44,64 38,58 48,56 74,76 80,106 54,130 20,118",  # loop between
        "12,34 44,18 82,34 74,58 40,68! 84,82 90,108 52,122 10,108",  # wide
        "32,20 50,8 66,24 62,50 44,64! 66,80 70,108 52,132 30,120",  # narrow
        "24,18 50,14 74,14! 50,50 46,58 72,72 80,98 62,126 26,124",
        "36,24 60,10 84,24 74,52 46,66! 70,80 70,110 44,130 12,118",  # leaning
    ),
    4: (
        "30,14 20,82! 84,78 / 66,44 58,130",  # open
        "62,12! 14,92! 90,92 / 62,12 62,132",  # closed
        "24,12 24,72! 78,72 / 76,12 76,130",  # rectangular
        "22,20 26,70! 80,66 / 72,20 66,130",
        "90,84 18,88! 64,12! 66,130",  # one stroke
        "34,12 26,40 18,76 40,84 84,74 / 68,30 60,132",  # round corner
        "14,24 16,82! 92,82 / 70,30 70,124",  # wide
        "58,10! 28,86! 76,86 / 58,10 58,132",  # narrow, closed
        "36,14 20,66! 80,66 / 70,10 50,134",
        "46,10 20,80! 82,70 / 78,20 52,130",
        "30,10 22,84! 94,84 / 62,50 62,130",  # short stem
    ),
    5: (
        "76,14 32,14! 28,62! 54,54 80,74 78,108 50,130 20,116",
        "32,16 28,62! 56,54 80,76 76,110 48,130 20,118 / 32,14 80,12",
        "76,16 44,14 28,34 36,58 66,72 78,98 58,128 22,120",  # like an S
        "78,12 26,12! 26,64! 78,64! 78,128! 20,128",  # angular
        "70,12 34,12! 26,50! 60,44 88,78 70,122 40,132 14,114",  # big belly
        "80,12 40,12! 34,76! 56,70 72,88 68,116 48,130 26,122",  # small belly
        "88,12 46,14! 32,64! 60,56 76,78 66,112 40,130 10,118",  # leaning
        "36,24 30,66! 56,58 78,80 72,112 46,130 20,118 / 46,10 86,6",  # bar apart
        "90,24 26,22! 18,66! 54,58 88,76 86,106 50,120 10,108",  # wide
        "74,14 40,16 32,40 30,62! 54,54 80,76 74,112 44,130 22,116",  # round neck
    ),
    6: (
        "66,10 36,40 20,84 28,120 54,130 78,112 76,86 52,74 26,90",
        "60,8 30,56 16,96 30,126 56,130 82,108 74,78 46,70 20,92",
        "62,8 42,40 30,80 26,112 40,130 58,126 64,108 54,94 32,104",  # small loop
        "78,24 62,10 36,28 20,74 24,116 52,130 78,110 72,82 46,76 22,96",  # curled
        "34,8 30,60 26,110 44,130 72,122 78,96 62,78 30,90",  # straight back
        "84,30 56,16 24,40 12,82 28,116 60,124 88,106 82,80 52,72 16,90",  # wide
        "58,8 40,46 32,90 38,124 54,130 66,112 62,88 48,82 33,98",  # narrow
        "66,12 34,44 20,90 34,126 64,126 78,104 66,84 44,88",  # not closed
        "86,10 50,38 22,82 20,116 42,130 68,112 68,86 48,80 24,100",  # leaning
        "64,10 30,50 18,96 36,128 66,126 80,100 62,80 36,88 30,104 44,112",  # spiral
    ),
    7: (
        "20,14 80,14! 44,130",  # plain
        "20,14 80,14! 44,130 / 34,72 74,72",  # barred
        "20,16 80,14! 58,58 48,100 46,132",
        "22,32 22,14! 80,14! 46,130",  # flag
        "20,34 24,14! 82,16! 50,130 / 36,70 78,66",  # flag and bar
        "18,24 36,12 56,18 82,12! 52,74 44,130",  # wave
        "26,14 74,14! 68,132",  # upright
        "8,26 92,24! 40,120",  # wide
        "30,12 72,12! 50,132",  # narrow
        "18,18 60,12 78,22 66,60 46,130",  # round corner
        "18,18 82,14! 60,60 46,130 / 30,78 76,70",
        "16,22 84,10! 36,130",
    ),
    8: (
        "72,28 50,10 26,28 36,54 66,78 78,106 50,130 22,108 34,80 64,54 72,28",
        "50,8 28,24 30,52 50,64 70,52 72,24 50,8 / 50,64 22,84 24,120 50,132 76,120 78,84 50,64",  # two rings
        "62,26 50,8 38,26 42,52 60,78 66,106 50,132 34,108 40,80 58,54 62,26",  # narrow
        "50,10 36,22 38,42 50,50 62,42 64,22 50,10 / 50,50 18,76 22,118 50,132 78,118 82,76 50,50",  # small head
        "50,8 20,26 24,62 50,78 76,62 80,26 50,8 / 50,78 32,92 34,122 50,132 66,122 68,92 50,78",  # small foot
        "84,26 62,10 40,26 44,54 62,78 64,108 38,130 16,110 30,80 70,56 84,26",  # leaning
        "78,18 48,10 28,30 42,58 70,82 72,118 46,130 24,112 34,82 62,56 84,30",  # not closed
        "84,36 50,18 16,36 34,60 70,78 90,102 50,122 10,102 30,78 66,60 84,36",  # wide
        "50,66 26,44 32,16 56,8 74,26 66,52 30,84 24,114 48,132 76,116 74,88 50,66",  # from the middle
        "26,14 76,14! 26,128! 76,128! 26,14",  # angular
    ),
    9: (
        "74,36 50,10 24,32 36,62 62,62 74,36! 72,132",  # straight leg
        "76,34 52,10 24,30 34,62 62,60 76,34! 74,90 60,122 28,128",  # bent leg
        "76,32 52,10 26,30 36,60 60,58 76,32! 44,132",  # slanted leg
        "74,38 52,12 26,32 34,62 60,64 74,38! 76,96 62,130 36,124 30,108",  # hook
        "80,44 48,8 16,38 28,78 64,76 80,44! 78,132",  # big head
        "66,28 50,10 36,26 42,46 58,46 66,28! 66,132",  # small head
        "50,10 26,22 26,52 50,64 74,52 74,22 50,10 / 76,10 76,130",  # ring and stem
        "70,18 44,10 24,34 36,60 60,56 74,30 / 74,14 70,132",  # not closed
        "86,46 50,18 12,44 30,72 70,70 86,46! 84,92 66,120",  # wide
        "86,34 60,10 34,30 38,58 64,60 86,34! 70,96 44,130 18,122",  # leaning
    ),
}


def curve_of(points, *, steps=12):
    """A smooth curve (Catmull-Rom) through points (k, 2); two points give a line."""
    ends = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:])
    ]
    return np.concatenate([*pieces, points[-1:]])


def strokes_of(shape, rng):
    """One writing of a shape: curves (n, 2), the points shaken, the whole turned, slanted and stretched; centre 0, height 1."""
    angle, slant = np.deg2rad(rng.normal(0, 4)), rng.normal(0, 0.1)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    turn = turn @ [[rng.uniform(0.8, 1.15), -slant], [0, 1]]
    strokes = []
    for stroke in shape.split("/"):
        words = stroke.split()
        points = np.array([word.rstrip("!").split(",") for word in words], float)
        points = points + rng.normal(0, 2, points.shape)
        corners = [0, *(i for i, word in enumerate(words) if word.endswith("!")), len(words) - 1]
        curve = np.concatenate([curve_of(points[a : b + 1]) for a, b in zip(corners, corners[1:])])
        strokes.append((curve - [50, 70]) / 140 @ turn.T)
    return strokes


def draw_strokes(strokes, *, side, height, width, at=(0.0, 0.0)):
    """Ink of strokes by a round pen.

    Args:
        strokes: list of curves from :func:`strokes_of`.
        side: of the picture, pixels.
        height: of the digit, pixels.
        width: of the pen, pixels.
        at: (right, down), pixels, of the digit's centre from the picture's.

    Returns:
        float32 array (side, side) in [0, 1], 1 is ink.
    """
    sheet = Image.new("L", (2 * side, 2 * side))
    pen = ImageDraw.Draw(sheet)
    for stroke in strokes:
        points = 2 * (stroke * height + side / 2 + at)
        pen.line([tuple(point) for point in points], fill=255, width=max(1, round(2 * width)), joint="curve")
        for x, y in points:
            pen.ellipse((x - width, y - width, x + width, y + width), fill=255)
    return np.asarray(sheet.resize((side, side), Image.Resampling.BOX), "float32") / 255


def drawn_digits(each, seed):
    """Every shape ``each`` times, as the pad of 280×280 with its pen of 22 gives it.

    Returns:
        (drawings, labels): float32 (n, 280, 280), 1 is ink, and int64 (n,).
    """
    rng = np.random.default_rng(seed)
    drawings, labels = [], []
    for label, shapes in SHAPES.items():
        for shape in shapes * each:
            height = rng.uniform(110, 220)
            at = rng.uniform(-1, 1, 2) * (230 - height) / 2
            drawings.append(draw_strokes(strokes_of(shape, rng), side=280, height=height, width=22, at=at))
            labels.append(label)
    return np.stack(drawings), np.array(labels)
