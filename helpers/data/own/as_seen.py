"""What a picture viewer shows of an image, whatever its pixels are stored as."""

import numpy as np
from PIL import Image, ImageOps


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
