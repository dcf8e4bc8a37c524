"""The ink in a picture: an even ground, no ruled lines, no edge of the page."""

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps
from scipy import ndimage


def as_seen(image: Image.Image) -> Image.Image:
    """A PIL image upright, in 8-bit colour, on white where it is transparent; 16-bit grey as its upper 8 bits."""
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I;16"):
        image = Image.fromarray((np.asarray(image, "float32") / 257).round().astype("uint8"))
    elif image.mode in ("I", "F"):  # no viewer's rule fits all: its own range becomes black to white
        values = np.nan_to_num(np.asarray(image, "float64"))
        span = np.ptp(values) or 1
        image = Image.fromarray(((values - values.min()) / span * 255).round().astype("uint8"))
    elif image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


_MOST_PIXELS = 50_000_000
_LONGEST, _SHORTEST = 480, 140  # pixels: a picture's longer side is brought between the two
_FAINTEST = 0.06  # least difference between ink and paper, of the way from black to white


def read_ink(source: str | Path | bytes) -> np.ndarray:
    """Find the ink of a drawing or photograph, whatever its colour: what differs from the ground around it.

    Light that falls unevenly is evened out, ruled lines and squares go, and so does what reaches in from the
    edge (a table, a finger) if there is something else.

    Args:
        source: path of an image file, or its bytes.

    Returns:
        float32 array (height, width) in [0, 1], the longer side 140 to 480; 1 is ink.

    Raises:
        ValueError: no image, over 50 megapixels, blank, or too full to be a digit on a plain ground.
    """
    colours = _pixels(source)
    frame = np.concatenate([colours[0], colours[-1], colours[:, 0], colours[:, -1]])
    drawn = frame.std(axis=0).max() < 0.004  # a ground as even as no photograph has it
    ground = np.median(frame, axis=0) if drawn else _ground(colours)
    difference = colours - ground
    if not drawn:  # in a shadow ink differs as much less from paper as the paper is darker
        brightness = ground.mean(axis=2, keepdims=True)
        difference = ndimage.gaussian_filter(difference / np.maximum(brightness / brightness.max(), 0.2), (1, 1, 0))
    sizes = np.linalg.norm(difference, axis=2)
    strong = difference[sizes >= np.quantile(sizes, 0.9985)].mean(axis=0)
    if np.linalg.norm(strong) < _FAINTEST * np.sqrt(3):
        raise ValueError("Expected a digit; the picture is blank. Draw one, or choose a picture with more contrast.")
    ink = difference @ (strong / (strong @ strong))  # along the pen's own colour: 1 where it is as dark as its darkest
    if not drawn:
        ink = _without_edges(_without_lines(_without_lines(ink).T).T)
    if (ink > 0.5).mean() > 0.5:
        raise ValueError(
            "Expected a digit on a plain ground; over half of the picture differs from its edge. "
            "Photograph one dark digit on white paper, and nothing else."
        )
    return np.clip(ink, 0, 1).astype("float32")


def _pixels(source):
    """The colours of an image file, upright and of handy size: float32 (height, width, 3) in [0, 1]."""
    image = _opened(source)
    if image.width * image.height > _MOST_PIXELS:
        raise ValueError(
            f"Expected an image of at most 50 megapixels; got {image.width}×{image.height}. Make it smaller first."
        )
    try:
        image.draft("RGB", (_LONGEST, _LONGEST))  # a large JPEG is decoded small
        image = as_seen(image)
    except Exception as error:
        raise _unreadable(error) from error
    longest = max(image.size)
    wanted = min(max(longest, _SHORTEST), _LONGEST)
    if wanted != longest:
        size = [max(1, round(side * wanted / longest)) for side in image.size]
        image = image.resize(size, Image.Resampling.BOX if wanted < longest else Image.Resampling.BICUBIC)
    return np.asarray(image, "float32") / 255


def _opened(source):
    """The image with its size known and its pixels still packed."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of a picture that states a huge size
            return Image.open(io.BytesIO(source) if isinstance(source, bytes) else Path(source).expanduser())
    except Exception as error:
        raise _unreadable(error) from error


def _unreadable(error):
    """What is said of a file that is no image; a damaged one makes Pillow raise nearly anything."""
    return ValueError(f"Expected an image file, PNG or JPEG say; it cannot be read ({error}). Choose another.")


def _ground(colours):
    """The paper under the ink: the median of the wide surroundings, so that the edge of a shadow stays sharp."""
    height, width, _ = colours.shape
    few = Image.fromarray((colours * 255).astype("uint8")).resize((48, 48), Image.Resampling.BOX)
    ground = ndimage.median_filter(np.asarray(few, "float32") / 255, size=(19, 19, 1), mode="nearest")
    return ndimage.zoom(ground, (height / 48, width / 48, 1), order=1, grid_mode=True, mode="nearest")


def _without_lines(ink):
    """Ink without lines that run from left to right through nearly the whole picture, up to four degrees aslant."""
    height, width = ink.shape
    count = min(60, width)
    edges = np.linspace(0, width, count + 1).astype(int)
    blocks = np.add.reduceat(ink, edges[:-1], axis=1) / np.diff(edges)
    right = (edges[:-1] + edges[1:]) / 2 - width / 2
    best, slope, profile = -1.0, 0.0, None
    for tilt in np.tan(np.deg2rad(np.linspace(-4, 4, 33))):
        rows = np.arange(height)[:, None] + np.round(tilt * right).astype(int)
        levels = np.take_along_axis(blocks, np.clip(rows, 0, height - 1), axis=0)
        found = np.partition(levels, count // 4, axis=1)[:, count // 4]  # three quarters of the row are darker
        if (score := np.square(np.maximum(found, 0)).sum()) > best:
            best, slope, profile = score, tilt, found
    if profile.max() < 0.1:
        return ink
    profile = ndimage.maximum_filter1d(np.maximum(profile, 0), 3)
    rows = np.arange(height)[:, None] - slope * (np.arange(width) - width / 2)
    lines = np.interp(rows, np.arange(height), profile)
    return np.where(ink > 1.8 * lines + 0.1, ink, np.minimum(ink, 0.1))


def _without_edges(ink):
    """Ink without what reaches in from the edge of the picture, if there is something else; gaps of a pixel are closed."""
    ink = np.maximum(
        ink, ndimage.grey_closing(ink, footprint=ndimage.iterate_structure(ndimage.generate_binary_structure(2, 1), 2))
    )
    parts, count = ndimage.label(ink > 0.3, structure=np.ones((3, 3)))
    if count == 0:
        return ink
    sizes = np.bincount(parts.ravel(), minlength=count + 1)
    sizes[0] = 0
    at_edge = np.unique(np.concatenate([parts[0], parts[-1], parts[:, 0], parts[:, -1]]))
    inside = sizes.copy()
    inside[at_edge] = 0
    if inside.max() >= 0.0005 * ink.size:
        ink = np.where(np.isin(parts, at_edge[at_edge > 0]), 0, ink)
    return ink
