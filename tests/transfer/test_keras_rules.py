"""What lesson 5 says of Keras's ``trainable`` and ``training``, beyond what its own cells show."""

import numpy as np
import pytest


@pytest.fixture
def batch_normalised():
    """A model whose base, called with training=False, has a batch normalisation; and that layer."""
    import keras
    from keras import layers

    inner = keras.Input((4,))
    normalise = layers.BatchNormalization()
    base = keras.Model(inner, normalise(inner))
    outer = keras.Input((4,))
    model = keras.Model(outer, layers.Dense(1)(base(outer, training=False)))
    return model, normalise


def mean_moves(model, normalise):
    before = normalise.moving_mean.numpy()
    model.compile("sgd", "mse")
    model.fit(3 + np.random.default_rng(0).random((32, 4)), np.zeros((32, 1)), verbose=0)
    return np.abs(normalise.moving_mean.numpy() - before).max()


def test_fit_overrules_training_false_but_not_a_frozen_layer(batch_normalised):
    model, normalise = batch_normalised
    assert mean_moves(model, normalise) > 0.01
    normalise.trainable = False
    assert mean_moves(model, normalise) == 0


def test_an_adapter_leaves_the_kernel_as_it_was_and_begins_with_no_change():
    import keras
    from keras import layers

    layer = layers.Conv2D(8, 3)
    model = keras.Sequential([keras.Input((6, 6, 4)), layer])
    x = np.random.default_rng(0).random((2, 6, 6, 4)).astype("float32")
    before, kernel = model(x).numpy(), layer.kernel.numpy()
    layer.enable_lora(2)
    np.testing.assert_allclose(model(x).numpy(), before, atol=1e-6)
    model.compile("sgd", "mse")
    model.fit(x, np.zeros((2, 4, 4, 8)), verbose=0)
    np.testing.assert_array_equal(layer._kernel.numpy(), kernel)
    assert not np.allclose(layer.kernel.numpy(), kernel)
