"""Load the full-size data sets: fetched once, checked, cut into training, validation and test."""

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Collection

import numpy as np
from PIL import Image
from sklearn.model_selection import train_test_split

from helpers.data.fetched.archives import image_members
from helpers.data.fetched.download import fetch
from helpers.data.own.photo_folder import middle_square

DIGITS = tuple("0123456789")
_CLOTHES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
_SEED = 0  # of every cut: the parts are the same on every machine


class UnreadableError(ValueError):
    """A file is the published one by its checksum, and yet not in the format that is read here."""


def _check(right, file, expected, came):
    if not right:
        raise UnreadableError(
            f"Expected {expected} in {file}; got {came}. Its checksum is the published one, so this is a fault of ours: "
            'please report it, and go on with DATASET = "built-in".'
        )


def _cut(x, y, x_test, y_test):
    """Keep the published test part; every sixth of the others becomes validation, classes in proportion."""
    train, val = train_test_split(np.arange(len(y)), test_size=1 / 6, stratify=y, random_state=_SEED)
    return (x[train], y[train]), (x[val], y[val]), (x_test, y_test)


def _checked_pair(x, y, file, side=28):
    _check(
        x.dtype == np.uint8 and x.shape[1:] == (side, side),
        file,
        f"uint8 images of {side}×{side}",
        f"{x.dtype} {x.shape}",
    )
    good = y.dtype.kind in "iu" and y.shape == (len(x),) and y.min(initial=0) >= 0 and y.max(initial=0) < 10
    _check(good, file, "a label from 0 to 9 for each", f"{y.dtype} {y.shape}")
    return x, y.astype("int64")


def _mnist(file):
    parts = ("x_train", "y_train", "x_test", "y_test")
    with np.load(fetch(file), allow_pickle=False) as arrays:
        _check(set(parts) <= set(arrays.files), file, f"the arrays {', '.join(parts)}", ", ".join(arrays.files))
        x, y, x_test, y_test = (arrays[part] for part in parts)
    return *_cut(*_checked_pair(x, y, file), *_checked_pair(x_test, y_test, file)), DIGITS


def _idx(file):
    """An array in the IDX format: two zero bytes, 8 for uint8, the number of axes, their lengths, the values."""
    with gzip.open(fetch(file)) as stream:
        data = stream.read()
    axes = data[3] if len(data) > 3 else 0
    _check(data[:3] == b"\0\0\x08" and 0 < axes < 4, file, "the header of an IDX file of uint8", repr(data[:4]))
    shape = tuple(np.frombuffer(data, ">u4", axes, offset=4).tolist()) if len(data) >= 4 + 4 * axes else ()
    held = len(data) - 4 - 4 * axes
    _check(
        shape and held == np.prod(shape), file, f"the values of shape {shape} that its header names", f"{held} bytes"
    )
    return np.frombuffer(data, np.uint8, offset=4 + 4 * axes).reshape(shape).copy()  # one that can be written to


def _fashion_mnist():
    pairs = []
    for part in ("train", "t10k"):
        images, labels = (f"fashion-{part}-{what}-ubyte.gz" for what in ("images-idx3", "labels-idx1"))
        pairs += _checked_pair(_idx(images), _idx(labels), labels)
    return *_cut(*pairs), _CLOTHES


def _pen_digits(file):
    pairs = []
    with zipfile.ZipFile(fetch(file)) as archive:
        for member in ("pendigits.tra", "pendigits.tes"):
            with archive.open(member) as stream:
                rows = [row for row in csv.reader(io.TextIOWrapper(stream, "ascii")) if row]
            table = np.array(rows, "int64")
            good = table.ndim == 2 and table.shape[1] == 17
            _check(good, file, f"16 coordinates and a digit in each row of {member}", f"a table of shape {table.shape}")
            points, y = table[:, :16], table[:, 16]
            good = points.min() >= 0 and points.max() <= 100 and y.min() >= 0 and y.max() <= 9
            _check(good, file, "coordinates from 0 to 100 and digits from 0 to 9", f"{points.min()} to {points.max()}")
            pairs += [(points.reshape(-1, 8, 2) / 100).astype("float32"), y]
    return *_cut(*pairs), DIGITS


def _photographs(file, side):
    """Read an archive twice, first the classes, then each picture to its place: never more than one copy in memory."""
    path = fetch(file)
    names, y = np.unique([name for name, _, _ in image_members(path)], return_inverse=True)
    _check(len(names) > 1, file, "pictures of two classes or more", f"{len(names)} classes")
    train, rest = train_test_split(np.arange(len(y)), test_size=0.2, stratify=y, random_state=_SEED)
    val, test = train_test_split(rest, test_size=0.5, stratify=y[rest], random_state=_SEED)
    order = np.concatenate([train, val, test])
    x, place = np.empty((len(y), side, side, 3), "uint8"), np.argsort(order)
    for number, (_, member, data) in enumerate(image_members(path)):
        try:
            with Image.open(io.BytesIO(data)) as image:
                x[place[number]] = middle_square(image, side)
        except (OSError, SyntaxError, Image.DecompressionBombError) as error:
            _check(False, file, f"a picture in {member}", str(error))
    y, cuts = y[order].astype("int64"), (len(train), len(train) + len(val))
    return *zip(np.split(x, cuts), np.split(y, cuts)), tuple(map(str, names))


FULL_SIZE = {
    "mnist": lambda side: _mnist("mnist.npz"),
    "fashion-mnist": lambda side: _fashion_mnist(),
    "eurosat": lambda side: _photographs("EuroSAT.zip", 64),
    "pen digits": lambda side: _pen_digits("pendigits.zip"),
    "flowers": lambda side: _photographs("flower_photos.tgz", side),
}


def load_full_size(
    name: str, *, side: int = 96, among: Collection[str] | None = None
) -> tuple[
    tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray], tuple[str, ...]
]:
    """Load a full-size data set; the first time it is downloaded (1.7 to 229 MB), with its checksum looked over.

    The test part is the published one where there is one (MNIST, Fashion-MNIST, pen digits) and a sixth of the
    training part becomes validation; EuroSAT and the flowers have none and are cut 80/10/10. Every cut keeps the
    proportions of the classes and is the same each time. The cards in data/README.md say more.

    Args:
        name: "mnist", "fashion-mnist", "eurosat", "pen digits" or "flowers".
        side: of the flowers' pictures, pixels, 8 to 512; the others have sizes of their own.
        among: the names that a lesson can use; all if left out.

    Returns:
        ``(x_train, y_train), (x_val, y_val), (x_test, y_test), names``: images uint8 from 0 to 255, (n, 28, 28),
        (n, 64, 64, 3) or (n, side, side, 3); pen digits float32 (n, 8, 2) in [0, 1], eight points x, y; labels int64;
        names of the classes, tuple of str.

    Raises:
        ValueError: an unknown name, an impossible side. UnreadableError: a file that is not in the known format.
        DownloadError: the file cannot be had; the message names the way on.
    """
    usable = FULL_SIZE if among is None else among
    if name not in usable:
        why = "It is of another kind than this lesson reads." if name in FULL_SIZE else "Check the spelling."
        raise ValueError(f"Expected a data set out of {', '.join(map(repr, usable))}; got {name!r}. {why}")
    if not isinstance(side, (int, np.integer)) or isinstance(side, bool) or not 8 <= side <= 512:
        raise ValueError(f"Expected a side from 8 to 512 pixels; got {side!r}. For example side=96.")
    try:
        return FULL_SIZE[name](side)
    except UnreadableError:
        raise
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile, gzip.BadGzipFile, zlib.error) as error:
        _check(False, f"the files of {name}", "the format that the loader knows", f"{type(error).__name__}: {error}")
