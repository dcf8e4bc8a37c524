"""Show a figure or an image in the page, with its alt text, sharp, and in both themes."""

import base64
import html
import io
import re

import numpy as np
from IPython.display import display
from matplotlib import pyplot
from matplotlib.figure import Figure
from PIL import Image

from helpers.plots.content import figure_content

DENSITY = 2  # pixels of a figure for each CSS pixel
_IMAGE = re.compile(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]*)"')
# In JupyterLab's dark theme ink turns light on dark paper and keeps its hue; a photograph is only dimmed. In the light
# one the pale colours of Keras' summary() turn dark.
STYLE = (
    '[data-jp-theme-light="false"] .five-models-ink{filter:invert(.93) hue-rotate(180deg)}'
    '[data-jp-theme-light="false"] .five-models-photograph{filter:brightness(.85)}'
    '[data-jp-theme-light="true"] pre span[style*="color: #00"]{color:#333!important}'
)


def figure_png(figure: Figure) -> bytes:
    """The figure as PNG bytes, 200 dots an inch, to be shown at half that size."""
    buffer = io.BytesIO()
    options = {"metadata": {"Software": None}, "pil_kwargs": {"compress_level": 1}}
    figure.savefig(buffer, format="png", dpi=100 * DENSITY, **options)
    return buffer.getvalue()


def as_image(picture: Image.Image | np.ndarray, *, least_side: int = 480) -> Image.Image:
    """A picture that is no figure as a PIL image.

    Args:
        picture: PIL image, or an array in [0, 1] of shape (h, w), drawn as ink on paper, or (h, w, 3).
        least_side: arrays are enlarged to whole multiples until the longer side has so many pixels.

    Raises:
        TypeError: anything else.
    """
    if isinstance(picture, np.ndarray) and (picture.ndim == 2 or (picture.ndim == 3 and picture.shape[2] == 3)):
        values = 1 - picture if picture.ndim == 2 else picture
        picture = Image.fromarray((np.clip(values, 0, 1) * 255).round().astype("uint8"))
        factor = max(1, -(-least_side // max(picture.size)))
        picture = picture.resize((picture.width * factor, picture.height * factor), Image.Resampling.NEAREST)
    if not isinstance(picture, Image.Image):
        raise TypeError(
            f"Expected a Figure, a PIL image or an array (h, w) or (h, w, 3); got {type(picture).__name__}. "
            "Return one of these from the draw function."
        )
    return picture


def keep_colours(picture: Image.Image) -> Image.Image:
    """Say that there is a photograph in a PIL image, so that the dark theme does not turn it over; gives it back."""
    picture.info["photograph"] = True
    return picture


def picture_class(picture: Figure | Image.Image | np.ndarray) -> str:
    """The CSS class of a picture: one with a photograph, or ink on paper.

    A PIL image holds a photograph if :func:`keep_colours` said so; a Figure if it shows RGB data that were not
    drawn with ``imshow(..., gid="ink")``.
    """
    if isinstance(picture, Figure):
        images = [image for axis in picture.axes for image in axis.images if image.get_gid() != "ink"]
        photograph = any(np.ndim(image.get_array()) == 3 for image in images)
    elif isinstance(picture, np.ndarray):
        photograph = picture.ndim == 3
    else:
        photograph = picture.info.get("photograph", False)
    return "five-models-photograph" if photograph else "five-models-ink"


def picture_html(png: bytes, *, alt: str, width: int, kind: str, note: str = "") -> str:
    """An HTML image with its alt text: JupyterLab and nbconvert leave out the one in a PNG's metadata.

    Args:
        png: the picture.
        alt: what it shows, in a sentence.
        width: CSS pixels; it shrinks on a narrow page.
        kind: as :func:`picture_class` gives it.
        note: a sentence below the picture.
    """
    data = base64.b64encode(png).decode()
    below = f"<p><small>{html.escape(note)}</small></p>" if note else ""
    return (
        f'<style>{STYLE}</style><img src="data:image/png;base64,{data}" alt="{html.escape(alt)}" width="{width}" '
        f'class="{kind}" style="max-width:100%;height:auto">{below}'
    )


def png_in(markup: str) -> str | None:
    """The base64 data of the picture in :func:`picture_html`'s text; None for another text."""
    found = _IMAGE.search(markup)
    return found and found[1]


def shows_photograph(markup: str) -> bool:
    """Whether the picture in :func:`picture_html`'s text is of the class of photographs."""
    return 'class="five-models-photograph"' in markup


def alt_in(markup: str) -> str | None:
    """The alt text of the picture in :func:`picture_html`'s text; None for another text."""
    found = _IMAGE.search(markup)
    return found and html.unescape(found[2])


def figure_html(figure: Figure, *, alt: str) -> str:
    """The figure as an HTML image with its alt text, as wide as it was made, 100 CSS pixels an inch."""
    width = round(figure.get_figwidth() * 100)
    return picture_html(figure_png(figure), alt=alt, width=width, kind=picture_class(figure))


def show(figure: Figure, *, alt: str, caption: str | None = None, live: bool = False) -> None:
    """Close and display a figure with its alt text, store what it shows as text, print its caption.

    Args:
        figure: matplotlib Figure.
        alt: what a reader who cannot see it should know, in a sentence.
        caption: a sentence printed under the picture; it is compared by the tests, so it must hold on any machine.
        live: it shows what was trained in this very run. Its words and numbers may differ on another machine, so the
            tests do not compare them; those of all other figures they do.

    Raises:
        ValueError: no alt text.
    """
    if not alt or not alt.strip():
        raise ValueError("Expected alt text that says what the figure shows; got none. Pass alt='…'.")
    pyplot.close(figure)
    picture = figure_html(figure, alt=alt)
    content = "" if live else figure_content(figure)
    display({"text/html": picture, "text/plain": f"Figure: {alt}\n{content}".rstrip()}, raw=True)
    if caption:
        display({"text/markdown": f"*{caption}*", "text/plain": caption}, raw=True)
