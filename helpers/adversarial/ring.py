"""Points in the plane: what is real, and what generators made of it."""

from helpers.plots.style import COLOURS, MARKERS, new_figure


def plot_clouds(real, clouds, *, reach=3.5):
    """A panel a generator: real points pale, generated ones over them.

    Args:
        real: (n, 2) array. clouds: title → (m, 2) array of generated points.
        reach: the plane is shown from -reach to reach.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: points that are not in the plane.
    """
    for name, points in {"real": real, **clouds}.items():
        if points.ndim != 2 or points.shape[1] != 2:
            raise ValueError(f"Expected points (n, 2); {name} has shape {points.shape}. Give two coordinates a point.")
    figure, axes = new_figure(2.3 * len(clouds), 2.8, 1, len(clouds), squeeze=False)
    for axis, (name, points) in zip(axes.flat, clouds.items()):
        axis.scatter(*real.T, s=12, color=COLOURS[4], alpha=0.4, marker=MARKERS[1], label="real")
        axis.scatter(*points.T, s=4, color=COLOURS[1], alpha=0.7, marker=MARKERS[0], label="generated")
        axis.set(xlim=(-reach, reach), ylim=(-reach, reach), xticks=[], yticks=[], aspect="equal")
        axis.set_title(name, fontsize=10)
    figure.legend(
        *axes.flat[0].get_legend_handles_labels(), loc="outside lower center", ncols=2, frameon=False, fontsize=9
    )
    return figure
