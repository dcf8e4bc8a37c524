import pytest

from helpers.neuron.fit_curves import plot_fit_curves


def test_each_panel_has_both_curves_and_the_mark():
    figure = plot_fit_curves(
        [0, 10, 20], {"loss": ([3, 2, 1], [3, 2, 2.5]), "accuracy": ([0, 0.5, 1], [0, 0.4, 0.3])}, mark=10
    )
    assert [axis.get_title() for axis in figure.axes] == ["loss", "accuracy"]
    for axis in figure.axes:
        solid, dashed, mark = axis.lines
        assert solid.get_linestyle() == "-" and dashed.get_linestyle() == "--" and set(mark.get_xdata()) == {10}
    assert figure.axes[0].lines[1].get_ydata()[2] == 2.5
    assert [text.get_text() for text in figure.legends[0].get_texts()] == ["training points", "new points"]


def test_what_is_above_the_top_is_cut():
    figure = plot_fit_curves([0, 1], {"A": ([5, 1], [5, 2])}, top=2)
    assert figure.axes[0].get_ylim() == (0, 2)


def test_curves_of_another_length_are_told():
    with pytest.raises(ValueError, match="one a step"):
        plot_fit_curves([0, 1, 2], {"A": ([1, 2], [1, 2])})
