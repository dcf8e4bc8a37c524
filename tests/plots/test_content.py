import numpy as np
import pytest

from helpers.convolution.drawings import plot_confusion_matrix
from helpers.neuron.families import plot_model_sizes
from helpers.plots.content import figure_content, image_content
from helpers.plots.show import figure_png
from helpers.plots.style import new_figure
from helpers.tools.nbval_plugin import same_content

RNG = np.random.default_rng(0)
POINTS = RNG.normal(size=(40, 2))
LABELS = np.repeat(np.arange(9), 10)
MATRIX = RNG.integers(0, 25, (10, 10))


def content(figure):
    figure_png(figure)
    return figure_content(figure)


def bars(heights):
    figure, axis = new_figure()
    axis.bar(["a", "b", "c"], heights)
    axis.set_title("three bars")
    return content(figure)


def points(places):
    figure, axis = new_figure()
    axis.scatter(*np.transpose(places))
    axis.set(xlim=(-4, 4), ylim=(-4, 4))
    return content(figure)


def ticks(labels):
    figure, axis = new_figure()
    axis.plot([0, 1, 4])
    axis.set_xticks([0, 1, 2], labels)
    return content(figure)


def image(values):
    figure, axis = new_figure()
    axis.imshow(values)
    return content(figure)


def confusion(predicted):
    return content(plot_confusion_matrix(LABELS, predicted))


def moved(values, place, by):
    values = np.array(values, "float64")
    values[place] += by
    return values


def test_the_words_and_numbers_of_a_figure_are_told():
    told = bars([1, 2, 3.14159])
    assert "axis 1: three bars" in told and "axis 1 x ticks: a | b | c" in told and "3.14" in told


@pytest.mark.parametrize(
    ("stored", "fresh"),
    [
        (bars([1, 2, 3]), bars([1, 2, 3.1])),
        (bars([169, 20, 30]), bars([127, 20, 30])),
        (points(POINTS), points(moved(POINTS, (7, 0), 0.3))),
        (points(POINTS), points(POINTS[1:])),
        (ticks("abc"), ticks("abd")),
        (image(MATRIX), image(moved(MATRIX, (3, 4), 1))),
        (confusion(LABELS), confusion(moved(LABELS, 3, 1).astype(int))),
        (image(np.zeros((280, 280))), image(np.pad(np.ones((40, 40)), (0, 240)))),
        (image_content(np.zeros((280, 280))), image_content(np.pad(np.ones((20, 20)), (0, 260)))),
        (image_content(np.zeros((28, 28))), image_content(np.zeros((28, 29)))),
    ],
)
def test_one_change_is_seen(stored, fresh):
    assert same_content(stored, stored) and same_content(fresh, fresh)
    assert not same_content(stored, fresh)


def test_what_only_rounding_changes_is_the_same():
    tiny = 1 + 1e-6 * RNG.normal(size=POINTS.shape)
    assert same_content(points(POINTS), points(POINTS * tiny))
    assert same_content(bars([0.9995, 2, 3]), bars([0.9994, 2, 3]))


def test_the_size_chart_with_another_networks_weights_is_seen():
    def chart(weights):
        return content(plot_model_sizes([("VGG16", 2014, "CNN", 138_000_000)], [("ours", "CNN", weights)]))

    assert not same_content(chart(169_000), chart(127_034))
