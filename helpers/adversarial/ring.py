"""Points in the plane around a ring of clouds: what generators made of it."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from helpers.plots.style import COLOURS, new_figure


def plot_clouds(
    middles: np.ndarray, clouds: dict[str, np.ndarray], *, radius: float = 0.3, reach: float = 3.2
) -> Figure:
    """A panel a generator: circles around the middles of the real clouds, generated points over them.

    Args:
        middles: (n, 2) array.
        clouds: title → (m, 2) array of generated points.
        radius: of the circles, in which a point counts as on a cloud.
        reach: the plane is shown from -reach to reach; points outside are counted in the title.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: points that are not in the plane.
    """
    for name, points in {"middles": middles, **clouds}.items():
        if points.ndim != 2 or points.shape[1] != 2:
            raise ValueError(f"Expected points (n, 2); {name} has shape {points.shape}. Give two coordinates a point.")
    figure, axes = new_figure(1.95 * len(clouds), 2.3, 1, len(clouds), squeeze=False)
    for axis, (name, points) in zip(axes.flat, clouds.items()):
        for middle in middles:
            axis.add_patch(Circle(middle, radius, facecolor="#cfe3f1", edgecolor=COLOURS[0], linewidth=1.2))
        axis.scatter(*points.T, s=5, color=COLOURS[1], alpha=0.6, linewidths=0, zorder=3)
        axis.set(xlim=(-reach, reach), ylim=(-reach, reach), xticks=[], yticks=[], aspect="equal")
        for spine in axis.spines.values():
            spine.set_visible(True)
            spine.set_color("#b0b0b0")
        outside = int((np.abs(points) > reach).any(axis=1).sum())
        axis.set_title(f"{name} ({outside} outside)" if outside else name, fontsize=10)
    return figure
