import numpy as np

from helpers.recurrence.reading import draw_rows_read


def test_rows_read_are_ink_and_the_rest_is_hidden():
    digit = np.random.default_rng(0).random((28, 28))
    picture = draw_rows_read(digit, 10, mark=False)
    assert picture.shape == (28, 30, 3)
    np.testing.assert_allclose(picture[:10, 1:-1, 0], 1 - digit[:10])
    assert (picture[10:] == picture[27, 0]).all() and picture[27, 0].min() < 0.9
    assert not np.array_equal(draw_rows_read(digit, 10)[9, 0], picture[9, 0])
