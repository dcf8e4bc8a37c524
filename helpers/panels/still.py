"""What every interactive shares: a still for pages without widgets, and good manners in the page."""

from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets
from IPython.display import display


class Manners(anywidget.AnyWidget):
    """Nothing to see: names the controls and the picture for screen readers, keeps the arrow keys, tells of a restart.

    Args:
        alt: what the picture beside it shows.
    """

    _esm = Path(__file__).parent / "manners.js"
    alt = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **options: Any) -> None:
        super().__init__(layout=widgets.Layout(display="none"), **options)


class WithStill(widgets.VBox):
    """A box of widgets that stores a text, and a picture if it has one, for pages without widgets.

    Its ``_still()`` returns them: a dict mime type → data.
    """

    def _repr_mimebundle_(self, **_):
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        return {**self._still(), "application/vnd.jupyter.widget-view+json": view}

    def _ipython_display_(self, **_):  # ipywidgets 7.7 (Colab) displays through this
        display(self._repr_mimebundle_(), raw=True)
        if hasattr(self, "_handle_displayed"):
            self._handle_displayed()


def words_area(markup: str) -> widgets.HTML:
    """The words of a panel: one region of the page, which :class:`Manners` makes screen readers speak."""
    area = widgets.HTML(markup)
    area.add_class("five-models-words")
    return area
