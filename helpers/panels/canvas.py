"""The picture of a panel, on a canvas whose size does not follow what is drawn on it."""

import io

import ipywidgets as widgets
import numpy as np
from matplotlib.figure import Figure
from PIL import Image

from helpers.plots.picture import DENSITY, as_image, figure_png, picture_class


class Canvas(widgets.Image):
    """An image widget as large as the first picture, or the largest so far: what is below it stays where it is.

    Args:
        picture: matplotlib Figure, PIL image, or array as :func:`helpers.plots.picture.as_image` takes it.
        width: of the canvas in CSS pixels, or None for that of the first picture; it shrinks on a narrow page.
        height: of the canvas in CSS pixels, or None for that of the first picture.
    """

    def __init__(self, picture: Figure | Image.Image | np.ndarray, *, width: int | None, height: int | None) -> None:
        layout = widgets.Layout(max_width="100%", height="auto", align_self="flex-start")
        super().__init__(format="png", layout=layout)
        self._width, self._size = width, (0, 0)
        self.show(picture, height)
        self.add_class(self.kind)

    def show(self, picture: Figure | Image.Image | np.ndarray, height: int | None = None) -> None:
        """Put a picture on the canvas; a smaller one stands at the top left."""
        self.kind = picture_class(picture)
        density = DENSITY if isinstance(picture, Figure) else 1
        image = None if isinstance(picture, Figure) else as_image(picture)
        png = figure_png(picture) if image is None else None
        size = (image or Image.open(io.BytesIO(png))).size
        asked = round(height * size[0] / (self._width or size[0] / density)) if height else 0
        self._size = tuple(map(max, self._size, (size[0], max(size[1], asked))))
        if size != self._size:
            png = _png(_on_paper(image or Image.open(io.BytesIO(png)), self._size))
        self.value = png or _png(image)
        self.css_width = self._width or round(self._size[0] / density)
        self.layout.width = f"{self.css_width}px"


def _on_paper(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    paper = Image.new("RGB", size, "white")
    paper.paste(image.convert("RGB"), (0, 0))
    return paper


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "png", compress_level=1)
    return buffer.getvalue()
