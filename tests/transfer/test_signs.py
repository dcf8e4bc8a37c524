import numpy as np

from helpers.transfer.signs import default_signs


def test_ten_drawings_of_each_of_two_signs():
    drawings, labels = default_signs()
    assert drawings.shape == (20, 28, 28) and drawings.dtype == np.float32
    assert 0 <= drawings.min() and drawings.max() <= 1 and labels.tolist() == [0] * 10 + [1] * 10
    assert (drawings.sum(axis=(1, 2)) > 30).all() and len(np.unique(drawings, axis=0)) == 20


def test_the_drawings_come_in_the_order_of_their_labels():
    drawings, labels = default_signs()
    own, other = drawings[labels == 0].mean(axis=0), drawings[labels == 1].mean(axis=0)
    nearer = [np.abs(drawing - own).sum() < np.abs(drawing - other).sum() for drawing in drawings]
    assert np.mean(np.array(nearer) == (labels == 0)) >= 0.9
