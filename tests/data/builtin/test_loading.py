import numpy as np
import pytest

from helpers.data.builtin.loading import load_dataset


def test_digits():
    parts = load_dataset("digits")
    assert [x.shape for x, _ in parts] == [(1287, 28, 28), (258, 28, 28), (252, 28, 28)]


def test_digit_scenes_have_the_labels_of_their_scans():
    sizes = (30, 300, 20)
    for (x, y), n, (_, labels) in zip(load_dataset("digit scenes", sizes=sizes), sizes, load_dataset("digits")):
        assert x.shape == (n, 64, 64, 3) and x.dtype == np.float32 and y.dtype == np.int64
        np.testing.assert_array_equal(y, labels[np.arange(n) % len(labels)])


def test_digit_scenes_follow_the_seed():
    a, b, c = (load_dataset("digit scenes", sizes=(5, 5, 5), seed=seed)[0][0] for seed in (0, 0, 1))
    np.testing.assert_array_equal(a, b)
    assert not np.array_equal(a, c)


def test_an_unknown_name_lists_the_known():
    with pytest.raises(ValueError, match="Expected a data set out of 'digits', 'digit scenes'; got 'mnits'"):
        load_dataset("mnits")


@pytest.mark.parametrize("sizes", [(0, 1, 1), (1, 1), (1.5, 1, 1), (10**9, 1, 1), (-1, 1, 1)])
def test_impossible_sizes_are_refused(sizes):
    with pytest.raises(ValueError, match="Expected three sizes"):
        load_dataset("digit scenes", sizes=sizes)


def test_the_digits_take_no_sizes():
    with pytest.raises(ValueError, match="fixed sizes"):
        load_dataset("digits", sizes=(1, 1, 1))


@pytest.mark.parametrize("seed", [-1, "a", 0.5, None, 2**32])
def test_an_impossible_seed_is_refused(seed):
    with pytest.raises(ValueError, match="as seed"):
        load_dataset("digit scenes", sizes=(1, 1, 1), seed=seed)


def test_digit_scenes_come_as_whole_numbers_too():
    (floats, _), (whole, labels) = (
        load_dataset("digit scenes", sizes=(5, 1, 1), dtype=dtype)[0] for dtype in ("float32", "uint8")
    )
    assert whole.dtype == np.uint8 and labels.shape == (5,)
    np.testing.assert_allclose(whole / 255, floats, atol=0.5 / 255 + 1e-6)


@pytest.mark.parametrize(("name", "dtype"), [("digits", "uint8"), ("digit scenes", "float64"), ("digits", "float64")])
def test_an_impossible_dtype_is_refused(name, dtype):
    with pytest.raises(ValueError, match="dtype="):
        load_dataset(name, dtype=dtype)
