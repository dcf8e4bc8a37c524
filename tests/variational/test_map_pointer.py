import numpy as np
import pytest
import traitlets

from helpers.panels.panel import Panel
from helpers.variational.map_pointer import MapPointer


def show_point(point):
    picture = np.zeros((28, 28))
    picture[round(14 - 4 * point[1]), round(14 + 4 * point[0])] = 1
    return picture, "at {:.1f}, {:.1f}".format(*point)


def test_the_pointer_moves_a_panel_and_is_put_back():
    panel = Panel(show_point, alt="A point.", point=MapPointer(value=[1.0, -0.5], limit=2.0))
    assert panel.words == "at 1.0, -0.5"
    panel._controls["point"].value = [0.0, 2.0]
    assert panel.words == "at 0.0, 2.0"
    panel.reset()
    assert panel.words == "at 1.0, -0.5"
    panel.sweep()
    assert "(+1.00, -0.50)" in panel._repr_mimebundle_()["text/plain"]


def test_the_sweep_reaches_every_corner():
    assert {tuple(point) for point in MapPointer(limit=3.0).sweep_values} >= {(-3, -3), (-3, 3), (3, -3), (3, 3)}


def test_a_point_has_two_numbers():
    with pytest.raises(traitlets.TraitError):
        MapPointer(value=[1.0, 2.0, 3.0])
