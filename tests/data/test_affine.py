import numpy as np
import pytest
from scipy import ndimage

from helpers.data.affine import affine_matrices, resample, warp_slightly


@pytest.fixture
def images():
    return np.random.default_rng(0).random((3, 28, 28)).astype("float32")


def place(images, size=28, **how):
    return resample(images, affine_matrices(size=size, source_size=28, **how).repeat(len(images), 0), size)


def test_doing_nothing_changes_nothing(images):
    np.testing.assert_allclose(place(images), images, atol=1e-6)


def test_a_shift_moves_down_and_right(images):
    np.testing.assert_allclose(place(images, shift=(2, 3))[:, 2:, 3:], images[:, :-2, :-3], atol=1e-5)
    assert (place(images, shift=(2, 3))[:, :1] == 0).all()


def test_a_quarter_turn_is_numpys(images):
    np.testing.assert_allclose(place(images, rotation=90.0), np.rot90(images, axes=(1, 2)), atol=1e-4)


def test_scale_and_shear_agree_with_scipy(images):
    matrix = affine_matrices(scale=1.3, shear=0.2, rotation=15.0, shift=(1.0, -2.0), size=40, source_size=28)[0]
    expected = ndimage.affine_transform(images[0], matrix[:, :2], matrix[:, 2], output_shape=(40, 40), order=1)
    got = resample(images[:1], matrix[None], 40)[0]
    np.testing.assert_allclose(got, expected, atol=1e-5)


def test_scale_enlarges():
    dot = np.zeros((1, 28, 28), "float32")
    dot[0, 10:18, 10:18] = 1
    assert place(dot, size=56, scale=2.0).sum() == pytest.approx(4 * dot.sum(), rel=0.02)


def test_a_displacement_is_added_to_where_is_read(images):
    one_down = np.zeros((3, 2, 28, 28))
    one_down[:, 0] = 1
    matrices = affine_matrices(size=28, source_size=28).repeat(3, 0)
    np.testing.assert_allclose(resample(images, matrices, 28, displacement=one_down)[:, :-1], images[:, 1:], atol=1e-5)


def test_many_images_are_each_read_from_their_own(images):
    many = np.repeat(images, 400, axis=0)
    np.testing.assert_allclose(
        resample(many, affine_matrices(size=28, source_size=28).repeat(1200, 0), 28), many, atol=1e-6
    )


def test_each_image_has_a_matrix_and_a_displacement_of_its_own(images):
    matrices = affine_matrices(rotation=[0.0, 20.0, 40.0], shift=(1.0, [3.0, 2.0, 1.0]), size=28, source_size=28)
    moves = np.random.default_rng(1).normal(size=(3, 2, 28, 28))
    each = [resample(images[[i]], matrices[[i]], 28, displacement=moves[[i]])[0] for i in range(3)]
    np.testing.assert_array_equal(resample(images, matrices, 28, displacement=moves), each)


def test_another_number_of_matrices_is_refused(images):
    with pytest.raises(ValueError, match="Expected one matrix an image; got 1 for 3 images"):
        resample(images, affine_matrices(size=28, source_size=28), 28)


def test_slight_warps_are_seeded_and_slight(images):
    smooth = ndimage.gaussian_filter(images, (0, 3, 3))
    first, again, other = (warp_slightly(smooth, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)
    assert first.shape == images.shape and first.dtype == np.float32
    assert warp_slightly(smooth[..., None], 1).shape == (3, 28, 28, 1)
    still = warp_slightly(smooth, 1, rotation=0, scale=0, shear=0, shift=0)
    np.testing.assert_allclose(still, smooth, atol=1e-5)
