"""Move, turn, scale and shear whole stacks of images at once."""

from collections.abc import Sequence

import numpy as np
from scipy import ndimage


def affine_matrices(
    *,
    scale: float | np.ndarray = 1.0,
    rotation: float | np.ndarray = 0.0,
    shear: float | np.ndarray = 0.0,
    shift: tuple[float | np.ndarray, float | np.ndarray] | np.ndarray = (0.0, 0.0),
    size: int,
    source_size: int,
) -> np.ndarray:
    """Matrices that place a source image inside a square output image.

    Every argument but the sizes is a number or an array of shape (n,); ``shift`` is a pair of them.

    Args:
        scale: output pixels per source pixel, above 0.
        rotation: degrees, counter-clockwise.
        shear: horizontal slant, pixels of x per pixel of y.
        shift: (down, right), in output pixels, of the source centre from the output centre.
        size: side of the output image, pixels.
        source_size: side of the source image, pixels.

    Returns:
        float64 array (n, 2, 3) that maps an output position (row, column, 1) to a source position.
    """
    scale, rotation, shear, down, right = np.broadcast_arrays(scale, rotation, shear, shift[0], shift[1])
    angle = np.deg2rad(np.atleast_1d(rotation))
    scale, shear, down, right = (np.atleast_1d(a) for a in (scale, shear, down, right))
    cos, sin = np.cos(angle) / scale, np.sin(angle) / scale
    linear = np.stack([np.stack([cos, sin], -1), np.stack([-sin + shear * cos, cos + shear * sin], -1)], 1)
    centre_out = (size - 1) / 2 + np.stack([down, right], -1)
    offset = (source_size - 1) / 2 - np.einsum("nij,nj->ni", linear, centre_out)
    return np.concatenate([linear, offset[:, :, None]], axis=2)


def bending_fields(count: int, size: int, rng: np.random.Generator, *, typical: float, width: float) -> np.ndarray:
    """Smooth random displacements, to bend strokes as another hand might draw them.

    Args:
        count: of images.
        size: side of each, pixels.
        rng: numpy Generator.
        typical: standard deviation of the displacements, pixels.
        width: of the bumps, pixels.

    Returns:
        float64 array (count, 2, size, size), down and right, for :func:`resample`.

    Source: P. Simard et al., Best practices for convolutional neural networks, 2003.
    """
    noise = rng.standard_normal((count, 2, size, size))
    smooth = ndimage.gaussian_filter(noise, (0, 0, width, width), mode="wrap")
    return typical * smooth / smooth.std()


def resample(
    images: np.ndarray, matrices: np.ndarray, size: int, *, displacement: np.ndarray | None = None
) -> np.ndarray:
    """Redraw each image through its matrix, bilinear, zero outside.

    Args:
        images: (n, height, width) array.
        matrices: (n, 2, 3) array from :func:`affine_matrices`.
        size: side of the square output images, pixels.
        displacement: optional (n, 2, size, size) array added to the source positions, source pixels.

    Returns:
        float32 array (n, size, size), values within the range of ``images`` and 0.

    Raises:
        ValueError: another number of matrices than of images.
    """
    if len(matrices) != len(images):
        raise ValueError(
            f"Expected one matrix an image; got {len(matrices)} for {len(images)} images. Repeat or cut the matrices."
        )
    rows, columns = np.mgrid[0:size, 0:size]
    grid = np.stack([rows, columns, np.ones_like(rows)]).reshape(3, -1).astype("float64")
    out = np.empty((len(images), size * size), "float32")
    moves = np.zeros(len(images)) if displacement is None else displacement.reshape(len(images), 2, -1)
    for image, matrix, move, drawn in zip(np.asarray(images, "float32"), matrices, moves, out):
        ndimage.map_coordinates(image, matrix @ grid + move, output=drawn, order=1)
    return out.reshape(-1, size, size)


def warp_slightly(
    images: np.ndarray,
    seed: int | Sequence[int] | np.random.Generator,
    *,
    rotation: float = 10.0,
    scale: float = 0.1,
    shear: float = 0.15,
    shift: float = 1.5,
) -> np.ndarray:
    """Give every image its own small random turn, size, slant and move.

    Args:
        images: (n, side, side) or (n, side, side, 1) array.
        seed: int, several of them, or numpy Generator.
        rotation: largest turn, degrees.
        scale: largest relative change of size.
        shear: largest slant, pixels of x per pixel of y.
        shift: largest move, pixels.

    Returns:
        float32 array of the shape of ``images``.
    """
    rng = np.random.default_rng(seed)
    flat = images.reshape(images.shape[:3])
    n, side = len(flat), flat.shape[1]
    matrices = affine_matrices(
        scale=1 + rng.uniform(-scale, scale, n),
        rotation=rng.uniform(-rotation, rotation, n),
        shear=rng.uniform(-shear, shear, n),
        shift=rng.uniform(-shift, shift, (2, n)),
        size=side,
        source_size=side,
    )
    return resample(flat, matrices, side).reshape(images.shape)
