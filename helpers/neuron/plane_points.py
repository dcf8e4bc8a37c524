"""Points of two classes in the plane, to play with."""

import numpy as np

SHAPES = ("two clouds", "two moons", "ring", "four corners", "spiral")


def _place(shape, along, truth, rng):
    """The points (n, 2) without noise, and their classes; along is uniform in [0, 1]."""
    sign = 2 * truth - 1  # -1 and 1
    if shape == "two clouds":
        return np.stack([0.8 * sign, 0.5 * sign], axis=1) + 0.25 * rng.normal(size=(len(truth), 2)), truth
    if shape == "two moons":
        angle = np.pi * along
        return np.stack([sign * (np.cos(angle) - 0.5), sign * (np.sin(angle) - 0.25)], axis=1), truth
    if shape == "four corners":
        corners = rng.uniform(0.2, 1.4, (len(truth), 2)) * rng.choice([-1, 1], (len(truth), 2))
        return corners, (corners.prod(axis=1) > 0).astype(int)
    if shape == "ring":
        angle, radius = 2 * np.pi * along, np.where(truth == 1, 1.3, 0.4)
    else:  # a spiral with two arms, half a turn apart
        angle, radius = 1.95 * np.pi * np.sqrt(along) + np.pi * truth, 0.15 + 1.3 * np.sqrt(along)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), truth


def make_plane_points(
    shape: str, count: int, noise: float, seed: int | np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Points of two classes in the plane, of a given shape, each moved by a random amount.

    Args:
        shape: one of ``SHAPES``.
        count: how many points, at least 2; but for "four corners" every second one is of class 1.
        noise: standard deviation of the move in both directions; without it the shapes lie within ±1.5.
        seed: int or numpy Generator.

    Returns:
        (points, truth): float64 (count, 2), and integers 0 or 1 (count,).

    Raises:
        ValueError: an unknown shape, a count below 2, a negative noise.
    """
    if shape not in SHAPES:
        raise ValueError(f"Expected a shape out of {', '.join(SHAPES)}; got {shape!r}. Check the spelling.")
    if count < 2 or noise < 0:
        raise ValueError(f"Expected at least 2 points and a noise of 0 or more; got {count} and {noise}.")
    rng = np.random.default_rng(seed)
    points, truth = _place(shape, rng.uniform(size=count), np.arange(count) % 2, rng)
    return points + noise * rng.normal(size=(count, 2)), truth
