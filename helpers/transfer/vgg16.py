"""VGG16's ImageNet weights where they are at hand: a given file, our downloads, or Keras's own cache.

Nothing is downloaded here; ``helpers.data.fetched.download.fetch(VGG16_FILE)`` does it on request.
"""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.data.fetched.catalogue import VGG16_FILE, VGG16_MD5
from helpers.state import state_folder

if TYPE_CHECKING:
    import keras

_REMEDY = (
    f'With a network, helpers.data.fetched.download.fetch("{VGG16_FILE}") downloads it (59 MB) once for all notebooks.'
)


def find_vgg16_weights(path: str | Path | None = None) -> Path | None:
    """Look for the ImageNet weights of VGG16 without its dense layers.

    Args:
        path: of a file, or None to look where ``fetch`` puts it, then into Keras's cache.

    Returns:
        pathlib.Path, or None where no path is given and neither has it.

    Raises:
        FileNotFoundError: a path is given and there is no such file.
    """
    if path is None:
        cache = Path(os.environ.get("KERAS_HOME") or Path.home() / ".keras") / "models"
        return next(
            (
                folder / VGG16_FILE
                for folder in (state_folder() / "downloads", cache)
                if (folder / VGG16_FILE).is_file()
            ),
            None,
        )
    if not Path(path).is_file():
        raise FileNotFoundError(f"Expected the weights of VGG16 in {path}; there is no such file. {_REMEDY}")
    return Path(path)


def load_vgg16(path: str | Path | None = None) -> "keras.Model":
    """Build VGG16 without its dense layers, 512 features an image, and fill in the weights of a file.

    Args:
        path: of an .h5 file as Keras stores it; None leaves the weights random.

    Returns:
        keras.Model: (n, height, width, 3), prepared by ``preprocess_input``, to (n, 512).

    Raises:
        FileNotFoundError: no such file. ValueError: a truncated file, or the weights of another network.
    """
    import keras

    model = keras.applications.VGG16(weights=None, include_top=False, pooling="avg")
    if path is None:
        return model
    path = find_vgg16_weights(path)
    if path.name == VGG16_FILE and (found := hashlib.md5(path.read_bytes()).hexdigest()) != VGG16_MD5:
        raise ValueError(
            f"Expected {VGG16_FILE} with MD5 {VGG16_MD5[:12]}…; got {found[:12]}… ({path.stat().st_size} bytes): "
            f"truncated or changed. Delete it. {_REMEDY}"
        )
    try:
        model.load_weights(path)
    except OSError as error:
        raise ValueError(
            f"Expected an .h5 file of weights in {path}; it cannot be read, it may be truncated ({error}). {_REMEDY}"
        ) from error
    except (ValueError, KeyError) as error:
        raise ValueError(
            f"Expected the weights of VGG16 without its dense layers in {path}; those in it do not fit ({error}). {_REMEDY}"
        ) from error
    return model
