"""Well-known kernels of nine numbers, and the text box in which a reader changes them."""

import ipywidgets as widgets
import numpy as np

KERNELS = {
    "edges, left to right": "-1 0 1\n-2 0 2\n-1 0 1",
    "edges, top to bottom": "-1 -2 -1\n0 0 0\n1 2 1",
    "spots": "-1 -1 -1\n-1 8 -1\n-1 -1 -1",
    "blur": "0.11 0.11 0.11\n0.11 0.11 0.11\n0.11 0.11 0.11",
    "nothing new": "0 0 0\n0 1 0\n0 0 0",
}


def nine_numbers(text: str) -> np.ndarray:
    """The kernel in a text of three rows of three numbers, separated by spaces or commas.

    Returns:
        float64 array (3, 3).

    Raises:
        ValueError: another number of rows or columns, or a word that is no number.
    """
    rows = [line.replace(",", " ").split() for line in text.strip().splitlines()]
    if [len(row) for row in rows] != [3, 3, 3]:
        raise ValueError(f"Expected three rows of three numbers; got {text!r}. Put spaces between them.")
    try:
        return np.array(rows, "float64")
    except ValueError as error:
        raise ValueError(f"Expected nine numbers; got {text!r}. Write them like -1 or 0.5.") from error


def kernel_controls() -> dict[str, widgets.Widget]:
    """A choice of known kernels, and a box with the nine numbers of the chosen one, to be changed.

    Returns:
        the controls ``start_from`` and ``numbers`` of a Panel.
    """
    start_from = widgets.Dropdown(options=list(KERNELS), description="start from")
    numbers = widgets.Textarea(value=KERNELS[start_from.value], rows=3, description="kernel")
    start_from.observe(lambda change: setattr(numbers, "value", KERNELS[change["new"]]), "value")
    return {"start_from": start_from, "numbers": numbers}
