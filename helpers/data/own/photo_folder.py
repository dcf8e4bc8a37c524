"""The reader's own photographs: a folder with one subfolder a class."""

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from helpers.data.own.photograph import as_seen
from helpers.data.own.photos import Photos, few_of

ENDINGS = (".png", ".jpg", ".jpeg", ".jfif", ".webp", ".avif", ".tif", ".tiff", ".bmp", ".gif")
_PARTS = {"train": 0, "training": 0, "val": 1, "valid": 1, "validation": 1, "test": 1, "testing": 1}  # 1: held back
_MOST_PHOTOS = 5000


def middle_square(image: Image.Image, side: int) -> np.ndarray:
    """The middle square of a PIL image as seen, resized: uint8 array (side, side, 3)."""
    return np.asarray(ImageOps.fit(as_seen(image), (side, side)))


def read_photo(source: str | Path | bytes, *, side: int) -> np.ndarray:
    """Read a photograph: its middle square, turned upright as the camera noted, in colour.

    Args:
        source: path of an image file, "~" for the reader's own folder, or its bytes.
        side: of the picture, pixels.

    Returns:
        uint8 array (side, side, 3).

    Raises:
        FileNotFoundError: no such file. ValueError: no image that can be read.
    """
    if not isinstance(source, bytes):
        path = Path(source).expanduser()
        if not path.is_file():
            raise FileNotFoundError(f"Expected a photograph in {path}; there is no such file. Check the path.")
        source = path.read_bytes()
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(source), formats=_formats()) as image:
            image.draft("RGB", (2 * side, 2 * side))  # a large JPEG is decoded small
            return middle_square(image, side)
    except Exception as error:  # a damaged file makes Pillow raise nearly anything
        raise ValueError(f"Expected a photograph; it cannot be read ({error}). Save it as JPEG or PNG.") from error


def load_photo_folder(folder: str | Path, *, side: int = 64) -> Photos:
    """Read the photographs of a folder, each class from a subfolder that bears its name.

    Of each photograph the middle square is taken and resized. A folder within that of a class is a group: photographs of
    one thing, person or day. The classes may lie in folders ``train`` and ``val`` (or ``test``).

    Args:
        folder: path; "~" is the reader's own folder.
        side: of the pictures, pixels.

    Returns:
        Photos.

    Raises:
        FileNotFoundError: no such folder. ValueError: fewer than two classes, a class without photographs, one that
        cannot be read, over 5,000 of them.
    """
    folder = Path(folder).expanduser()
    if not folder.is_dir():
        raise FileNotFoundError(f"Expected a folder of photographs in {folder}; there is none. Check the path.")
    places, loose = _classes(folder)
    names = sorted({one.name for one, _ in places})
    _check_classes(folder, names)
    found, left_out = [], [path.name for one in loose for path in _files(one)]
    for one, held in places:
        for path in sorted(path for path in one.rglob("*") if path.is_file()):
            inner = path.relative_to(one)
            if path.suffix.lower() in ENDINGS and not any(part.startswith(".") for part in inner.parts):
                group = inner.parts[0] if len(inner.parts) > 1 else str(path.relative_to(folder))
                found.append((path, names.index(one.name), group, held))
            else:
                left_out.append(str(path.relative_to(folder)))
    y = np.array([number for _, number, _, _ in found], "int64")
    _check_photos(names, y, left_out)
    x, unreadable = np.empty((len(found), side, side, 3), "uint8"), []
    for place, (path, *_) in enumerate(found):
        try:
            x[place] = read_photo(path, side=side)
        except ValueError:
            unreadable.append(str(path.relative_to(folder)))
    if unreadable:
        raise ValueError(f"Expected photographs; these cannot be read: {few_of(unreadable)}. Replace or delete them.")
    groups = np.array([group for _, _, group, _ in found])
    held = np.array([held for *_, held in found], bool) if places[0][1] is not None else None
    return Photos(x, y, tuple(names), groups, held, tuple(left_out))


def _formats():
    """Those that pictures of photographs come in, of which Pillow has each; none that runs another program."""
    Image.init()
    return [name for name in ("JPEG", "MPO", "PNG", "WEBP", "AVIF", "TIFF", "BMP", "GIF") if name in Image.OPEN]


def _classes(folder):
    """(folder of a class, whether it is held back or None) for each; where loose files may lie."""
    tops = _subfolders(folder)
    held = [_PARTS.get(top.name.lower()) for top in tops]
    if None in held or len(set(held)) < 2 or not any(map(_subfolders, tops)):
        return [(one, None) for one in tops], [folder]
    return [(one, part) for top, part in zip(tops, held) for one in _subfolders(top)], [folder, *tops]


def _subfolders(folder):
    return sorted(
        path for path in folder.iterdir() if path.is_dir() and path.name[0] != "." and path.name != "__MACOSX"
    )


def _files(folder):
    return sorted(path for path in folder.iterdir() if path.is_file())


def _check_classes(folder, names):
    layout = "Make a subfolder a class, for example cups/ and plates/, with the photographs of that class in it."
    if not names:
        loose = sum(path.suffix.lower() in ENDINGS for path in _files(folder))
        what = f"{loose} photographs, but no subfolder" if loose else "nothing: the folder is empty"
        raise ValueError(f"Expected one subfolder a class in {folder.name}; got {what}. {layout}")
    if len(names) == 1:
        raise ValueError(f"Expected two classes or more in {folder.name}; got one, {names[0]}. {layout}")


def _check_photos(names, y, left_out):
    if empty := [name for number, name in enumerate(names) if number not in y]:
        without = f" What cannot be read: {few_of(left_out)}." if left_out else ""
        raise ValueError(
            f"Expected photographs in every class; got none in {', '.join(empty)}.{without} "
            f"Put some there ({', '.join(ENDINGS)}), or delete the subfolder."
        )
    if len(y) > _MOST_PHOTOS:
        raise ValueError(f"Expected at most {_MOST_PHOTOS} photographs; got {len(y)}. Take a part of them.")
