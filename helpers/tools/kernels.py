"""A fresh kernel for a notebook, the same wherever the project runs one."""

import contextlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from nbclient import NotebookClient

from helpers.paths import NOTEBOOKS
from helpers.state import VARIABLE

if TYPE_CHECKING:
    from nbformat import NotebookNode

CELL_SECONDS = 3600  # longer than any recorded experiment takes


@contextlib.contextmanager
def looking_on(look: Callable[[], None], seconds: float) -> Iterator[None]:
    """Call a function again and again in a thread of its own while the block runs.

    Args:
        look: function without arguments; called once before the first pause.
        seconds: pause between two calls.
    """
    over = threading.Event()

    def watch():
        while not over.is_set():
            look()
            over.wait(seconds)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextlib.contextmanager
def fresh_kernel(notebook: "NotebookNode") -> Iterator[NotebookClient]:
    """A kernel that starts in ``notebooks/`` and finds no digit or progress of a reader's; stopped after the block.

    Args:
        notebook: nbformat notebook; the outputs go into it.

    Yields:
        nbclient.NotebookClient; ``execute_cell(cell, number)`` runs a cell.
    """
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(NOTEBOOKS)}},
    )
    with tempfile.TemporaryDirectory() as home, client.setup_kernel(env={**os.environ, VARIABLE: home}):
        yield client


def run_cells(notebook: "NotebookNode") -> None:
    """Run a notebook from top to bottom in a fresh kernel; its outputs go into it.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell failed that is not tagged raises-exception.
    """
    with fresh_kernel(notebook) as client:
        for number, cell in enumerate(notebook.cells):
            client.execute_cell(cell, number)
