import numpy as np
import pytest
from scipy import linalg

from helpers.metrics.frechet import frechet_distance, gaussian_frechet_distance


def test_two_gaussians_on_a_line():
    # closed form: (difference of means)² + (difference of standard deviations)²
    got = gaussian_frechet_distance(np.array([1.0]), np.array([[4.0]]), np.array([4.0]), np.array([[9.0]]))
    assert got == pytest.approx(3**2 + (3 - 2) ** 2)


def test_independent_axes_add_up():
    means, deviations = np.array([[0.0, 1.0, 2.0], [2.0, 1.0, 0.5]]), np.array([[1.0, 2.0, 3.0], [2.0, 2.0, 1.0]])
    got = gaussian_frechet_distance(means[0], np.diag(deviations[0] ** 2), means[1], np.diag(deviations[1] ** 2))
    assert got == pytest.approx(((means[0] - means[1]) ** 2 + (deviations[0] - deviations[1]) ** 2).sum())


def test_any_covariances_agree_with_the_matrix_root():
    rng = np.random.default_rng(0)
    a, b = (m @ m.T for m in rng.normal(size=(2, 6, 6)))
    mean = np.zeros(6)
    expected = np.trace(a + b - 2 * linalg.sqrtm(a @ b).real)
    assert gaussian_frechet_distance(mean, a, mean, b) == pytest.approx(expected, rel=1e-6)


def test_equal_gaussians_are_at_no_distance_even_when_flat():
    flat = np.diag([1.0, 0.0])
    assert gaussian_frechet_distance(np.ones(2), flat, np.ones(2), flat) == pytest.approx(0, abs=1e-6)


def test_samples_come_near_the_closed_form():
    rng = np.random.default_rng(1)
    a, b = rng.normal(0, 1, (20_000, 4)), rng.normal(0.5, 2, (20_000, 4))
    assert frechet_distance(a, b) == pytest.approx(4 * (0.5**2 + (2 - 1) ** 2), rel=0.05)


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        (np.zeros((5, 8)), np.zeros((50, 8)), "Expected more than 8 samples"),
        (np.zeros((50, 8)), np.zeros((50, 7)), "Expected two arrays"),
        (np.zeros(50), np.zeros(50), "Expected two arrays"),
        (np.full((50, 8), np.nan), np.zeros((50, 8)), "Expected finite features"),
    ],
)
def test_what_has_no_distance_is_refused(a, b, message):
    with pytest.raises(ValueError, match=message):
        frechet_distance(a, b)
