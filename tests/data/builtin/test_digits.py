import numpy as np
import pytest
from sklearn.datasets import load_digits

from helpers.data.builtin import digits
from helpers.data.builtin.digits import VALIDATION_BLOCKS, WRITER_BLOCKS, digits_of, redraw_scans


def test_the_blocks_hold_every_scan_once_in_the_order_of_the_writers():
    labels = np.concatenate([digits_of(split)[1] for split in WRITER_BLOCKS])
    np.testing.assert_array_equal(labels, load_digits().target)
    assert [len(digits_of(split)[1]) for split in WRITER_BLOCKS] == [1287, 258, 252]


@pytest.mark.parametrize("split", WRITER_BLOCKS)
def test_shapes_types_and_ranges(split):
    x, y = digits_of(split)
    assert x.shape[1:] == (28, 28) and x.dtype == np.float32 and y.dtype == np.int64
    assert x.min() == 0 and x.max() == 1 and set(y) == set(range(10))


def test_redrawing_keeps_ink_where_the_scan_has_it():
    scan = np.zeros((1, 8, 8))
    scan[0, 2:6, 3] = 16
    image = redraw_scans(scan)[0]
    rows, columns = np.nonzero(image > 0.5)
    # scan pixel (r, c) covers 2.8 pixels of the image, behind a margin of one scan pixel
    assert 3 * 2.8 - 2 <= rows.min() and rows.max() <= 7 * 2.8 + 2
    assert abs(columns.mean() + 0.5 - 4.5 * 2.8) < 0.5


def test_what_you_get_is_yours_to_change():
    x, _ = digits_of("test")
    x[:] = 0
    assert digits_of("test")[0].max() == 1


def test_an_unknown_split_is_refused():
    with pytest.raises(ValueError, match="Expected a split out of train, validation, test; got 'valid'"):
        digits_of("valid")


def test_each_block_before_the_test_part_can_be_held_back(monkeypatch):
    images, labels = (np.concatenate(parts) for parts in zip(*(digits_of(split) for split in WRITER_BLOCKS)))
    held_back = []
    for block in range(len(VALIDATION_BLOCKS)):
        monkeypatch.setattr(digits, "validation_block", block)
        (x_train, y_train), (x_val, y_val), (x_test, y_test) = (digits_of(split) for split in WRITER_BLOCKS)
        place = VALIDATION_BLOCKS[block]
        assert (
            np.array_equal(x_val, images[place]) and np.array_equal(y_val, labels[place]) and len(y_val) in (257, 258)
        )
        assert np.array_equal(x_train, np.concatenate([images[: place.start], images[place.stop : 1545]]))
        assert np.array_equal(x_test, images[1545:]) and len(y_train) == 1545 - len(y_val)
        held_back.append(y_val)
    assert np.array_equal(np.concatenate(held_back), labels[:1545])
