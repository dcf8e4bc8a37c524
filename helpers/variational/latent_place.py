"""The map of handwriting, and the place on it that a reader points at."""

from collections.abc import Sequence
from pathlib import Path

import anywidget
import numpy as np
import traitlets
from PIL import Image, ImageColor, ImageDraw

from helpers.plots.pens import font
from helpers.plots.style import COLOURS

_HERE = Path(__file__).parent


class MapPointer(anywidget.AnyWidget):
    """Give it to a Panel whose picture holds a square map; ``value`` is the point, [across, up].

    Args:
        value: where the point starts.
        limit: the map runs from -limit to limit on both axes.
        frame: where the map lies in the picture, [left, top, right, bottom] as shares of its width and height.
        note: what the reader is told beside it.
    """

    _esm = _HERE / "map_pointer.js"
    _css = _HERE / "map_pointer.css"
    value = traitlets.List(traitlets.Float(), [0.0, 0.0], minlen=2, maxlen=2).tag(sync=True)
    limit = traitlets.Float(3.0).tag(sync=True)
    frame = traitlets.List(traitlets.Float(), [0.0, 0.0, 1.0, 1.0], minlen=4, maxlen=4).tag(sync=True)
    note = traitlets.Unicode("Click or drag on the map; or focus here and use the arrow keys.").tag(sync=True)

    @property
    def sweep_values(self) -> tuple[list[float], ...]:
        """The corners and the middle, for the tests that try every panel."""
        far = self.limit
        return ([-far, -far], [-far, far], [0.0, 0.0], [far, -far], [far, far])

    @property
    def words(self) -> str:
        return "({:+.2f}, {:+.2f})".format(*self.value)


MAP = 300  # side of the map, pixels
TILE, SMALL, GAP = 150, 122, 14  # side of a tile, of one of three or four; between them
AXIS = 40  # left of the map and below it: its ticks and the names of its axes, pixels


def _grey(image, side, resample):
    """Ink in [0, 1] as a grey PIL image of that side, black on white."""
    pixels = ((1 - np.clip(np.asarray(image, "float64"), 0, 1)) * 255).round().astype("uint8")
    return Image.fromarray(pixels).resize((side, side), resample)


def _tile(image, side):
    return _grey(image, side, Image.Resampling.NEAREST).convert("RGB")


def map_background(sheet: np.ndarray, *, fade: float = 0.55) -> Image.Image:
    """A sheet of decoded images, faded, as the ground of a map.

    Args:
        sheet: (rows, columns, height, width) array in [0, 1]; row 0 lies at the top.
        fade: 0 keeps it, 1 is white.

    Returns:
        PIL image, 300×300 pixels.
    """
    sheet = np.asarray(sheet)
    rows, columns, height, width = sheet.shape
    picture = sheet.transpose(0, 2, 1, 3).reshape(rows * height, columns * width)
    return _grey(picture * (1 - fade), MAP, Image.Resampling.BOX).convert("RGB")


def map_frame(tiles: int) -> list[float]:
    """Where the map lies in a picture of :func:`draw_latent_place` with so many tiles, as shares, for a MapPointer."""
    width = AXIS + MAP + _columns(tiles) * (_side(tiles) + GAP)
    return [AXIS / width, 0.0, (AXIS + MAP) / width, MAP / (MAP + AXIS)]


def _columns(tiles):
    return min(tiles, 2)


def _side(tiles):
    return TILE if tiles <= 2 else SMALL


def draw_cloud(sheet: np.ndarray, deviation: Sequence[float] | np.ndarray, *, reach: float) -> Image.Image:
    """A small piece of the map, enlarged, with the cloud in its middle as two ellipses, for a tile.

    Args:
        sheet: (rows, columns, height, width) array in [0, 1], what is drawn around the middle; row 0 lies at the top.
        deviation: (2,) standard deviations.
        reach: the piece runs so far to each side, in latent units.

    Returns:
        PIL image, square.
    """
    picture = map_background(sheet)
    pen, middle = ImageDraw.Draw(picture), MAP / 2
    for times in (1, 2):
        wide, high = np.asarray(deviation, "float64") * times / reach * middle
        pen.ellipse([middle - wide, middle - high, middle + wide, middle + high], outline=COLOURS[1], width=4)
    return picture


def draw_latent_place(
    ground: Image.Image,
    point: Sequence[float] | np.ndarray,
    tiles: Sequence[tuple[np.ndarray | Image.Image, str]],
    *,
    limit: float,
    deviation: Sequence[float] | np.ndarray | None = None,
) -> Image.Image:
    """The map with a marked point on the left, captioned images on the right.

    Args:
        ground: PIL image from :func:`map_background`.
        point: (2,) latent numbers, marked by a cross; outside the map it is drawn at its edge.
        tiles: list of (image, caption), four at most: image an array (28, 28) in [0, 1], 1 is ink, or a PIL image.
        limit: the map runs from -limit to limit on both axes.
        deviation: (2,) standard deviations, drawn as an ellipse of one and one of two of them.

    Returns:
        PIL image, 340 pixels high.
    """
    size = _side(len(tiles))
    picture = Image.new("RGB", (AXIS + MAP + _columns(len(tiles)) * (size + GAP), MAP + AXIS), "white")
    _draw_axes(picture, limit)
    picture.paste(ground, (AXIS, 0))
    pen, letters = ImageDraw.Draw(picture), font(12)
    orange = ImageColor.getrgb(COLOURS[1])

    def place(spot):
        across, up = np.clip(np.asarray(spot, "float64"), -limit, limit)
        return AXIS + (across / limit + 1) / 2 * (MAP - 1), (1 - up / limit) / 2 * (MAP - 1)

    x, y = place(point)
    wide = high = 0.0
    if deviation is not None:
        for times in (1, 2):
            wide, high = np.maximum(np.asarray(deviation, "float64") * times / limit / 2 * MAP, 2)
            pen.ellipse([x - wide, y - high, x + wide, y + high], outline=orange, width=2)
    for colour, width, more in (("white", 5, 1), (orange, 3, 0)):  # a cross that leaves its middle free
        for side in (-1, 1):
            pen.line([x + side * (wide + 3), y, x + side * (wide + 11 + more), y], fill=colour, width=width)
            pen.line([x, y + side * (high + 3), x, y + side * (high + 11 + more)], fill=colour, width=width)
    pen.rectangle([AXIS, 0, AXIS + MAP - 1, MAP - 1], outline="grey")
    for number, (image, caption) in enumerate(tiles):
        row, column = divmod(number, 2)
        left = AXIS + MAP + GAP + column * (size + GAP)
        top = (MAP - size) // 2 if len(tiles) <= 2 else row * (size + 44)
        tile = image.resize((size, size)) if isinstance(image, Image.Image) else _tile(image, size)
        picture.paste(tile, (left, top))
        pen.rectangle([left, top, left + size - 1, top + size - 1], outline="grey")
        pen.text((left + size / 2, top + size + 12), caption, "black", letters, anchor="mm")
    return picture.quantize(48, method=Image.Quantize.FASTOCTREE)  # a third of the bytes in the stored lesson


def _draw_axes(picture, limit):
    """Ticks at the ends and in the middle, and what the two numbers are, left of the map and below it."""
    pen, letters = ImageDraw.Draw(picture), font(12)
    for share, anchors in ((0, ("lt", "rd")), (0.5, ("mt", "rm")), (1, ("rt", "rt"))):
        words = f"{(2 * share - 1) * limit:g}"
        pen.text((AXIS + share * MAP, MAP + 4), words, "black", letters, anchor=anchors[0])
        pen.text((AXIS - 4, (1 - share) * (MAP - 1)), words, "black", letters, anchor=anchors[1])
    pen.text((AXIS + MAP / 2, MAP + AXIS - 2), "first latent number", "black", letters, anchor="md")
    name = Image.new("RGB", (MAP, 18), "white")
    ImageDraw.Draw(name).text((MAP / 2, 9), "second latent number", "black", letters, anchor="mm")
    picture.paste(name.rotate(90, expand=True), (0, 0))


def map_points(steps: int, limit: float) -> np.ndarray:
    """Points of a square map, row by row from the top left, for the decoder.

    Returns:
        float32 array (steps², 2).
    """
    across, up = np.meshgrid(np.linspace(-limit, limit, steps), np.linspace(limit, -limit, steps))
    return np.stack([across.ravel(), up.ravel()], axis=1).astype("float32")
