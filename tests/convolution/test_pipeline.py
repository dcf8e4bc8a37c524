import keras
import numpy as np
import pytest

from helpers.convolution.pipeline import batches

X = np.random.default_rng(0).integers(0, 256, (50, 4, 4, 1), "uint8")
Y = np.arange(50) % 5


def drawn(dataset):
    pairs = [(x.numpy(), y.numpy()) for x, y in dataset]
    return np.concatenate([x for x, _ in pairs]), np.concatenate([y for _, y in pairs])


def test_without_a_seed_everything_comes_once_and_in_order():
    dataset = batches(X, Y, batch=16)
    x, y = drawn(dataset)
    assert len(dataset) == 4 and x.dtype == np.float32
    np.testing.assert_array_equal(x, X)
    assert y.tolist() == Y.tolist()


def test_a_seed_shuffles_anew_in_each_epoch_and_alike_in_each_run():
    first, second = (batches(X, Y, batch=16, seed=3) for _ in range(2))
    epochs = [drawn(first), drawn(first)]
    again = [drawn(second), drawn(second)]
    for (x, y), (x_again, y_again) in zip(epochs, again):
        np.testing.assert_array_equal(x, x_again)
        order = [np.flatnonzero((X == image).all((1, 2, 3)))[0] for image in x]
        assert sorted(order) == list(range(50)) and Y[order].tolist() == y.tolist() == y_again.tolist()
    assert not np.array_equal(epochs[0][0], epochs[1][0])


def test_labels_may_be_absent():
    assert [image.shape for image in batches(X, batch=30)] == [(30, 4, 4, 1), (20, 4, 4, 1)]


def test_a_warp_sees_floats():
    flipped, _ = drawn(batches(X, Y, batch=16, warp=lambda x: 255 - x[:, ::-1]))
    np.testing.assert_array_equal(flipped, 255 - X[:, ::-1])


def test_it_feeds_a_training():
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [keras.Input((4, 4, 1)), keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dense(5)]
    )
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    history = model.fit(
        batches(X, Y, batch=16, seed=0), validation_data=batches(X, Y, batch=50), epochs=30, shuffle=False, verbose=0
    )
    assert history.history["val_loss"][-1] < history.history["val_loss"][0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (((X, Y), {"batch": 0}), "Expected a whole number of samples a batch, 1 or more; got 0"),
        (((X, Y), {"batch": 2.5}), "got 2.5"),
        (((X, Y[:9]), {"batch": 4}), "got 50 samples and 9 labels"),
        (((X[:0], Y[:0]), {"batch": 4}), "got 0 samples"),
    ],
)
def test_what_cannot_be_fed_is_told(arguments, message):
    positional, named = arguments
    with pytest.raises(ValueError, match=message):
        batches(*positional, **named)
