"""Put a figure into the notebook, with words for those who cannot see it."""

from IPython.display import display
from matplotlib import pyplot
from matplotlib.figure import Figure

from helpers.plots.content import figure_content
from helpers.plots.picture import figure_png, picture_class, picture_html


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
