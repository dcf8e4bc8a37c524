"""Put a figure into the notebook, with words for those who cannot see it."""

import io

from IPython.display import display
from matplotlib import pyplot


def figure_png(figure):
    """The figure as PNG bytes, 100 dots an inch."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100, metadata={"Software": None})
    return buffer.getvalue()


def show(figure, *, alt, caption=None):
    """Close and display a figure, store its alt text, print its caption.

    Args:
        figure: matplotlib Figure.
        alt: what a reader who cannot see it should know, in a sentence.
        caption: a sentence printed under the picture; it is compared by the tests, so it must hold on any machine.

    Raises:
        ValueError: no alt text.
    """
    if not alt or not alt.strip():
        raise ValueError("Expected alt text that says what the figure shows; got none. Pass alt='…'.")
    pyplot.close(figure)
    display(
        {"image/png": figure_png(figure), "text/plain": f"Figure: {alt}"},
        metadata={"image/png": {"alt": alt}},
        raw=True,
    )
    if caption:
        display({"text/markdown": f"*{caption}*", "text/plain": caption}, raw=True)
