"""Put a figure into the notebook, with words for those who cannot see it."""

import io

from IPython.display import display
from matplotlib import pyplot
from matplotlib.figure import Figure

from helpers.plots.content import figure_content


def figure_png(figure: Figure) -> bytes:
    """The figure as PNG bytes, 100 dots an inch."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100, metadata={"Software": None})
    return buffer.getvalue()


def show(figure: Figure, *, alt: str, caption: str | None = None, live: bool = False) -> None:
    """Close and display a figure, store its alt text and what it shows as text, print its caption.

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
    png = figure_png(figure)
    content = "" if live else figure_content(figure)
    display(
        {"image/png": png, "text/plain": f"Figure: {alt}\n{content}".rstrip()},
        metadata={"image/png": {"alt": alt}},
        raw=True,
    )
    if caption:
        display({"text/markdown": f"*{caption}*", "text/plain": caption}, raw=True)
