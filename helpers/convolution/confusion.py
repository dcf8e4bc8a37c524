"""The confusion matrix."""

from typing import TYPE_CHECKING

from sklearn.metrics import ConfusionMatrixDisplay

from helpers.plots.style import new_figure

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.figure import Figure


def plot_confusion_matrix(y_true: "np.ndarray", y_predicted: "np.ndarray", *, title: str | None = None) -> "Figure":
    """How often each class (row) was read as each class (column), as counts.

    Args:
        y_true: (n,) integers, the right labels.
        y_predicted: (n,) integers, what was read.
        title: of the figure, or None.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: labels that are not one-dimensional or not equally many.
    """
    if getattr(y_true, "shape", None) != getattr(y_predicted, "shape", None) or y_true.ndim != 1:
        raise ValueError(
            f"Expected two label arrays of one shape (n,); got {getattr(y_true, 'shape', None)} and "
            f"{getattr(y_predicted, 'shape', None)}. Turn probabilities into labels with .argmax(axis=1)."
        )
    figure, axis = new_figure(5.0, 4.6)
    ConfusionMatrixDisplay.from_predictions(y_true, y_predicted, ax=axis, cmap="Blues", colorbar=False)
    axis.set(xlabel="read as", ylabel="is", title=title or "Confusion matrix")
    return figure
