import io

import matplotlib.pyplot as plt
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from PIL import Image

from helpers.plots.show import figure_png, show
from helpers.plots.style import new_figure


def test_a_figure_is_displayed_with_alt_text_and_caption_and_closed():
    InteractiveShell.instance()
    figure = plt.figure(figsize=(3, 2))
    with capture_output() as captured:
        show(figure, alt="A falling line.", caption="The loss falls.")
    picture, caption = captured.outputs
    assert picture.metadata["image/png"]["alt"] == "A falling line."
    assert picture.data["text/plain"] == "Figure: A falling line."
    assert Image.open(io.BytesIO(picture.data["image/png"])).size == (300, 200)
    assert caption.data == {"text/markdown": "*The loss falls.*", "text/plain": "The loss falls."}
    assert not plt.fignum_exists(figure.number)


@pytest.mark.parametrize("alt", ["", "  ", None])
def test_a_figure_without_alt_text_is_refused(alt):
    with pytest.raises(ValueError, match="Expected alt text"):
        show(new_figure()[0], alt=alt)


def test_the_same_figure_gives_the_same_bytes():
    first, second = (new_figure(2, 2)[0] for _ in range(2))
    assert figure_png(first) == figure_png(second)
