import matplotlib.pyplot as plt
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from helpers.plots.picture import alt_in, figure_png
from helpers.plots.show import show
from helpers.plots.style import new_figure


def test_a_figure_is_displayed_with_alt_text_and_caption_and_closed():
    InteractiveShell.instance()
    figure = plt.figure(figsize=(3, 2))
    with capture_output() as captured:
        show(figure, alt="A falling line.", caption="The loss falls.")
    picture, caption = captured.outputs
    assert alt_in(picture.data["text/html"]) == "A falling line." and 'width="300"' in picture.data["text/html"]
    assert picture.data["text/plain"] == "Figure: A falling line."
    assert caption.data == {"text/markdown": "*The loss falls.*", "text/plain": "The loss falls."}
    assert not plt.fignum_exists(figure.number)


@pytest.mark.parametrize("alt", ["", "  ", None])
def test_a_figure_without_alt_text_is_refused(alt):
    with pytest.raises(ValueError, match="Expected alt text"):
        show(new_figure()[0], alt=alt)


def test_the_same_figure_gives_the_same_bytes():
    first, second = (new_figure(2, 2)[0] for _ in range(2))
    assert figure_png(first) == figure_png(second)
