import base64
import io

import matplotlib.pyplot as plt
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from PIL import Image

from helpers.plots.show import alt_in, as_image, figure_png, keep_colours, picture_class, picture_html, png_in, show
from helpers.plots.style import new_figure


def test_arrays_and_images_become_images():
    array = np.linspace(0, 1, 12).reshape(3, 4)
    assert as_image(array, least_side=40).size == (40, 30) and as_image(array).getpixel((0, 0)) == 255
    assert as_image(np.repeat(array[..., None], 3, -1)).mode == "RGB"
    assert as_image(Image.new("RGB", (5, 5))).size == (5, 5)
    with pytest.raises(TypeError, match="Expected a Figure, a PIL image or an array"):
        as_image("a circle")


def test_a_figure_has_twice_the_pixels_of_its_size_in_the_page():
    assert Image.open(io.BytesIO(figure_png(new_figure(3, 2)[0]))).size == (600, 400)


def test_a_photograph_is_told_from_ink_on_paper():
    chart, digit, photograph, painted = (new_figure(2, 2) for _ in range(4))
    chart[1].plot([1, 2])
    digit[1].imshow(np.eye(3))
    photograph[1].imshow(np.zeros((3, 3, 3)))
    painted[1].imshow(np.zeros((3, 3, 3)), gid="ink")
    drawn = Image.new("RGB", (9, 9))
    ink = [picture_class(picture) for picture in (chart[0], digit[0], painted[0], np.eye(3), drawn)]
    colours = [picture_class(picture) for picture in (photograph[0], np.zeros((3, 3, 3)), keep_colours(drawn))]
    assert set(ink) == {"five-models-ink"} and set(colours) == {"five-models-photograph"}


def test_the_words_of_a_picture_survive_the_page():
    markup = picture_html(b"data", alt='Less < more, "so".', width=300, kind="five-models-ink", note="A <still>.")
    assert alt_in(markup) == 'Less < more, "so".' and base64.b64decode(png_in(markup)) == b"data"
    assert 'width="300"' in markup and "A &lt;still&gt;." in markup
    assert png_in("<table>") is None and alt_in("<img src='x.png'>") is None


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
