import numpy as np
import pytest
from scipy import linalg

from helpers.data.builtin.digits import digits_of
from helpers.metrics.generated_digits import (
    class_coverage,
    digit_features,
    digit_probabilities,
    frechet_digit_distance,
    frechet_distance,
    gaussian_frechet_distance,
)


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


@pytest.fixture(scope="module")
def train():
    return digits_of("train")


@pytest.fixture(scope="module")
def unseen():
    pairs = [digits_of(split) for split in ("validation", "test")]
    return np.concatenate([x for x, _ in pairs]), np.concatenate([y for _, y in pairs])


def test_the_judge_reads_writers_it_never_saw(unseen):
    probabilities = digit_probabilities(unseen[0])
    assert probabilities.shape == (510, 10) and np.allclose(probabilities.sum(1), 1, atol=1e-5)
    assert (probabilities.argmax(1) == unseen[1]).mean() > 0.97
    assert digit_features(unseen[0][..., None]).shape == (510, 64)


def test_the_distance_ranks_real_blurred_and_noise(train, unseen):
    rng = np.random.default_rng(0)
    assert frechet_digit_distance(train[0], train[0]) == pytest.approx(0, abs=1e-2)
    real = frechet_digit_distance(unseen[0], train[0])
    faint = frechet_digit_distance(unseen[0] * 0.6, train[0])
    noise = frechet_digit_distance(rng.random((500, 28, 28)), train[0])
    assert real < 15 < faint < noise


def test_coverage_counts_the_digits_there_are(train):
    x, y = train
    everything, three = class_coverage(x), class_coverage(x[np.isin(y, (1, 4, 7))])
    assert everything.classes == 10 and everything.recognised > 0.95
    assert three.classes == 3 and three.shares[[1, 4, 7]].sum() > 0.97
    assert class_coverage(np.zeros((5, 28, 28)), confidence=1.0).classes == 0


@pytest.mark.parametrize(
    ("images", "message"),
    [
        (np.zeros((70, 8, 8)), r"Expected digits of shape \(n, 28, 28\)"),
        (np.zeros((0, 28, 28)), "Expected digits of shape"),
        (np.full((70, 28, 28), 200.0), "Expected ink between 0 and 1; got 200 to 200"),
        (np.full((70, 28, 28), np.nan), "Expected ink between 0 and 1"),
    ],
)
def test_what_is_no_digit_is_refused(images, message, train):
    for measure in (lambda: frechet_digit_distance(images, train[0]), lambda: class_coverage(images)):
        with pytest.raises(ValueError, match=message):
            measure()


def test_too_few_images_are_refused(train):
    with pytest.raises(ValueError, match="Expected more than 64 samples"):
        frechet_digit_distance(train[0][:64], train[0])
