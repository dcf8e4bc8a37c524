"""The reader's own photographs: a folder with one subfolder a class."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif")
_MOST_PHOTOS = 5000


def middle_square(image, side):
    """The middle square of a PIL image, turned upright, in colour, resized: uint8 array (side, side, 3)."""
    return np.asarray(ImageOps.fit(ImageOps.exif_transpose(image).convert("RGB"), (side, side)))


def load_photo_folder(folder, *, side=64):
    """Read the photographs of a folder, each class from a subfolder that bears its name.

    Of each photograph the middle square is taken and resized. Files that are no images by their ending are passed over.

    Args:
        folder: path. side: of the pictures, pixels.

    Returns:
        (x, y, names): float32 (n, side, side, 3) in [0, 1]; int64 (n,), numbers of classes; tuple of their names, sorted.

    Raises:
        FileNotFoundError: no such folder. ValueError: fewer than two classes, a class without images, an image
        that cannot be read, over 5,000 images.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FileNotFoundError(f"Expected a folder of photographs in {folder}; there is none. Check the path.")
    classes = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    layout = "Make a subfolder a class, for example cups/ and plates/, with the photographs of that class in it."
    if not classes:
        loose = sum(path.suffix.lower() in ENDINGS for path in folder.iterdir())
        what = f"{loose} photographs, but no subfolder" if loose else "nothing: the folder is empty"
        raise ValueError(f"Expected one subfolder a class in {folder.name}; got {what}. {layout}")
    if len(classes) == 1:
        raise ValueError(f"Expected two classes or more in {folder.name}; got one, {classes[0].name}. {layout}")
    files = [sorted(path for path in one.iterdir() if path.suffix.lower() in ENDINGS) for one in classes]
    if empty := [one.name for one, photos in zip(classes, files) if not photos]:
        raise ValueError(
            f"Expected photographs in every class; got none in {', '.join(empty)}. "
            f"Put some there ({', '.join(ENDINGS)}), or delete the subfolder."
        )
    if (count := sum(map(len, files))) > _MOST_PHOTOS:
        raise ValueError(f"Expected at most {_MOST_PHOTOS} photographs; got {count}. Take a part of them.")
    photos, unreadable = [], []
    for path in (path for photos_of_one in files for path in photos_of_one):
        try:
            with Image.open(path) as image:
                photos.append(middle_square(image, side).astype("float32") / 255)
        except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
            unreadable.append(f"{path.parent.name}/{path.name}")
    if unreadable:
        shown = ", ".join(unreadable[:5]) + (f" and {len(unreadable) - 5} more" if len(unreadable) > 5 else "")
        raise ValueError(f"Expected images that can be read; these cannot: {shown}. Replace or delete them.")
    y = np.repeat(np.arange(len(classes)), [len(one) for one in files])
    return np.stack(photos), y, tuple(one.name for one in classes)
