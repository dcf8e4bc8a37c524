"""The Fréchet distance between two clouds of features, each taken as a Gaussian."""

import numpy as np
from scipy import linalg


def gaussian_frechet_distance(
    mean_a: np.ndarray, covariance_a: np.ndarray, mean_b: np.ndarray, covariance_b: np.ndarray
) -> float:
    """Squared Fréchet (2-Wasserstein) distance of two Gaussians.

    ``|m_a - m_b|² + tr(C_a + C_b - 2 (C_a C_b)^½)``; D. Dowson and B. Landau, The Fréchet distance
    between multivariate normal distributions, 1982.

    Args:
        mean_a: (d,) array.
        covariance_a: (d, d) array, positive semi-definite.
        mean_b: (d,) array.
        covariance_b: (d, d) array, positive semi-definite.

    Returns:
        float, 0 or more; 0 only for equal Gaussians.
    """
    # tr (C_a C_b)^½ is the sum of the roots of the eigenvalues of C_a C_b, which are real and not negative.
    eigenvalues = linalg.eigvals(covariance_a @ covariance_b).real
    cross = np.sqrt(np.clip(eigenvalues, 0, None)).sum()
    distance = np.sum((mean_a - mean_b) ** 2) + np.trace(covariance_a) + np.trace(covariance_b) - 2 * cross
    return float(max(distance, 0.0))


def frechet_distance(features_a: np.ndarray, features_b: np.ndarray) -> float:
    """Fréchet distance between two sets of feature vectors.

    Args:
        features_a: (n, d) array, n above d.
        features_b: (m, d) array, m above d.

    Returns:
        float, 0 or more.

    Raises:
        ValueError: other shapes, too few vectors, values that are not finite.
    """
    features_a, features_b = np.asarray(features_a, "float64"), np.asarray(features_b, "float64")
    for features in (features_a, features_b):
        if features.ndim != 2 or features.shape[1] != features_a.shape[1]:
            raise ValueError(
                f"Expected two arrays (n, d) and (m, d); got {features_a.shape} and {features_b.shape}. One row a sample."
            )
        if len(features) <= features.shape[1]:
            raise ValueError(
                f"Expected more than {features.shape[1]} samples, one for each feature and one to spare; "
                f"got {len(features)}. Generate more."
            )
        if not np.isfinite(features).all():
            raise ValueError("Expected finite features; got NaN or infinity. Look at the images they come from.")
    return gaussian_frechet_distance(
        features_a.mean(0), np.cov(features_a, rowvar=False), features_b.mean(0), np.cov(features_b, rowvar=False)
    )
