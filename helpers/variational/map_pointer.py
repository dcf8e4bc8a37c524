"""A control that moves a point on the map in a panel's picture, by mouse, finger or arrow keys."""

from pathlib import Path

import anywidget
import traitlets

_HERE = Path(__file__).parent


class MapPointer(anywidget.AnyWidget):
    """Give it to a Panel whose picture holds a square map; ``value`` is the point, [across, up].

    Args:
        value: where the point starts.
        limit: the map runs from -limit to limit on both axes.
        frame: where the map lies in the picture, [left, top, right, bottom] as shares of its width and height.
        note: what the reader is told beside it.
    """

    _esm = _HERE / "map_pointer.js"
    _css = _HERE / "map_pointer.css"
    value = traitlets.List(traitlets.Float(), [0.0, 0.0], minlen=2, maxlen=2).tag(sync=True)
    limit = traitlets.Float(3.0).tag(sync=True)
    frame = traitlets.List(traitlets.Float(), [0.0, 0.0, 1.0, 1.0], minlen=4, maxlen=4).tag(sync=True)
    note = traitlets.Unicode("Click or drag on the map; or focus here and use the arrow keys.").tag(sync=True)

    @property
    def sweep_values(self) -> tuple[list[float], ...]:
        """The corners and the middle, for the tests that try every panel."""
        far = self.limit
        return ([-far, -far], [-far, far], [0.0, 0.0], [far, -far], [far, far])

    @property
    def words(self) -> str:
        return "({:+.2f}, {:+.2f})".format(*self.value)
