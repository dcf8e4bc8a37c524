"""Show what the doctor found, and whether the page answers the kernel."""

import time

import anywidget
import traitlets
from IPython.display import display

from helpers.doctor import examine
from helpers.findings import show_table

_ESM = """
function render({ model, el }) {
  const tell = () => { el.textContent = model.get("words"); };
  model.on("change:words", tell);
  tell();
  model.set("answers", model.get("answers") + 1);
  model.save_changes();
}
export default { render };
"""


class RoundTrip(anywidget.AnyWidget):
    """Words that change once the page has sent an answer to the kernel and the kernel one to the page."""

    _esm = _ESM
    answers = traitlets.Int(0).tag(sync=True)
    words = traitlets.Unicode(
        "… widgets: waiting for the page. If this stays, the sliders will not move: reload the page, "
        "or open the notebook in JupyterLab with `make lab`."
    ).tag(sync=True)

    def __repr__(self) -> str:  # what a page without widgets shows
        return self.words

    def __init__(self) -> None:
        super().__init__()
        self._began = time.perf_counter()
        self.observe(self._answered, "answers")

    def _answered(self, _):
        self.words = f"✓ widgets: the page answered after {(time.perf_counter() - self._began) * 1000:.0f} ms"


def doctor() -> None:
    """Show a table of what is well and what to do about the rest; then ask the page whether widgets work."""
    rows = [["✓" if examined.well else "✗", examined.what, examined.words] for examined in examine()]
    show_table(["well", "what", "found"], rows)
    display(RoundTrip())
