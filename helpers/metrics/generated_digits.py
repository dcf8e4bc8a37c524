"""How good generated digits are: read by a classifier, compared by their Fréchet distance."""

from functools import cache
from typing import NamedTuple

import numpy as np
from scipy import linalg

from helpers.models import load_model


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


@cache
def _judge():
    import keras

    classifier = load_model("digit_classifier")
    return keras.Model(classifier.inputs, [classifier.get_layer("features").output, classifier.outputs[0]])


def _checked(images):
    images = np.asarray(images)
    if images.ndim == 3:
        images = images[..., None]
    if images.ndim != 4 or images.shape[1:] != (28, 28, 1) or len(images) == 0:
        raise ValueError(
            f"Expected digits of shape (n, 28, 28) or (n, 28, 28, 1); got {images.shape}. Reshape them first."
        )
    low, high = images.min(), images.max()
    if not (np.isfinite(low) and np.isfinite(high)) or low < -1e-6 or high > 1 + 1e-6:
        raise ValueError(
            f"Expected ink between 0 and 1; got {low:g} to {high:g}. Use a sigmoid output, or divide 0–255 images by 255."
        )
    return images.astype("float32")


def digit_features(images: np.ndarray) -> np.ndarray:
    """What the digit classifier sees: the 64 features before its last layer.

    Args:
        images: (n, 28, 28) or (n, 28, 28, 1) array in [0, 1], 1 is ink.

    Returns:
        float32 array (n, 64).

    Raises:
        ValueError: another shape or range, NaN.
    """
    return _judge().predict(_checked(images), batch_size=512, verbose=0)[0]


def digit_probabilities(images: np.ndarray) -> np.ndarray:
    """The digit classifier's ten probabilities, float32 (n, 10); arguments and errors as :func:`digit_features`."""
    return _judge().predict(_checked(images), batch_size=512, verbose=0)[1]


def frechet_digit_distance(generated: np.ndarray, reference: np.ndarray) -> float:
    """Fréchet digit distance (FDD): between the classifier's features of two sets of digits.

    The idea is that of the Fréchet inception distance (M. Heusel et al., 2017); the features are
    those of the small digit classifier of this series, so the numbers are not comparable with FID.

    Args:
        generated: (n, 28, 28) or (n, 28, 28, 1) array in [0, 1], more than 64 images.
        reference: (m, 28, 28) or (m, 28, 28, 1) array in [0, 1], more than 64 images.

    Returns:
        float, 0 or more; lower is better.

    Raises:
        ValueError: too few images, another shape or range, NaN.
    """
    return frechet_distance(digit_features(generated), digit_features(reference))


class Coverage(NamedTuple):
    """``classes``: how many of the ten digits make up at least 1 % of what is recognised;
    ``recognised``: share of images read with more than the asked confidence;
    ``shares``: (10,) share of each digit among those recognised."""

    classes: int
    recognised: float
    shares: np.ndarray


def class_coverage(images: np.ndarray, *, confidence: float = 0.9) -> Coverage:
    """Which digits does the classifier recognise, and how surely?

    Args:
        images: (n, 28, 28) or (n, 28, 28, 1) array in [0, 1].
        confidence: least probability, 0 to 1.

    Returns:
        Coverage.

    Raises:
        ValueError: another shape or range, NaN.
    """
    probabilities = digit_probabilities(images)
    sure = probabilities.max(axis=1) > confidence
    shares = np.bincount(probabilities.argmax(axis=1)[sure], minlength=10) / max(1, sure.sum())
    return Coverage(int((shares >= 0.01).sum()), float(sure.mean()), shares)
