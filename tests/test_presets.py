import subprocess
import sys
import warnings

import keras
import numpy as np
import pytest
import tensorflow as tf
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from helpers.convolution.scenes import batches
from helpers.paths import ROOT
from helpers.presets import Preset, distribution, use_preset


@pytest.fixture(autouse=True)
def policy():
    yield
    keras.mixed_precision.set_global_policy("float32")


def with_gpus(monkeypatch, count):
    monkeypatch.setattr(tf.config, "list_physical_devices", lambda kind: ["a GPU"] * count)


def test_a_laptop_computes_in_float32():
    keras.mixed_precision.set_global_policy("mixed_float16")
    assert use_preset("laptop") == Preset("laptop", 64, 1, "float32")
    assert keras.mixed_precision.dtype_policy().name == "float32"


def test_a_gpu_computes_in_float16_with_larger_batches_and_float32_weights(monkeypatch):
    with_gpus(monkeypatch, 1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert use_preset("gpu", batch=32) == Preset("gpu", 256, 4, "mixed_float16")
    hidden, last = keras.layers.Dense(3), keras.layers.Dense(2, dtype="float32")
    outputs = last(hidden(keras.Input((5,))))
    assert hidden.compute_dtype == "float16" and hidden.kernel.dtype == "float32" and outputs.dtype == "float32"


def test_a_block_puts_float32_back_whatever_happens_in_it(monkeypatch):
    with_gpus(monkeypatch, 1)
    with pytest.raises(MemoryError), use_preset("gpu") as preset:
        assert preset.batch == 512 and keras.mixed_precision.dtype_policy().name == "mixed_float16"
        raise MemoryError
    assert keras.mixed_precision.dtype_policy().name == "float32"


def test_a_cell_that_fails_after_a_preset_leaves_float32(monkeypatch):
    with_gpus(monkeypatch, 1)
    shell = InteractiveShell.instance()
    shell.run_cell("from helpers.presets import use_preset; use_preset('gpu')")
    assert keras.mixed_precision.dtype_policy().name == "mixed_float16"
    with capture_output():
        shell.run_cell("raise MemoryError('the GPU is full')")
    assert keras.mixed_precision.dtype_policy().name == "float32"


def test_a_network_in_mixed_precision_learns_from_batches(monkeypatch):
    with monkeypatch.context() as here:
        with_gpus(here, 1)
        preset = use_preset("gpu", batch=4)
    keras.utils.set_random_seed(0)
    layers = keras.layers
    model = keras.Sequential([keras.Input((8, 8, 1)), layers.Rescaling(1 / 255)])  # the batches keep their numbers
    model.add(layers.Conv2D(4, 3, activation="relu"))
    model.add(layers.Flatten())
    model.add(layers.Dense(2, activation="softmax", dtype="float32"))
    model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
    y = np.arange(64) % 2
    x = (np.random.default_rng(0).integers(0, 100, (64, 8, 8, 1)) + 150 * y[:, None, None, None]).astype("uint8")
    history = model.fit(batches(x, y, batch=preset.batch, seed=0), epochs=20, shuffle=False, verbose=0).history
    assert history["accuracy"][-1] > 0.95 and np.isfinite(history["loss"]).all()
    assert model.layers[1].compute_dtype == "float16" and model(x[:2]).dtype == "float32"


def test_a_gpu_that_is_not_there_is_told_and_the_laptop_takes_over(monkeypatch):
    with_gpus(monkeypatch, 0)
    with pytest.warns(UserWarning, match='sees no GPU here, so PRESET = "gpu" goes on as "laptop"') as caught:
        assert use_preset("gpu").name == "laptop"
    assert len(caught) == 1 and keras.mixed_precision.dtype_policy().name == "float32"


def test_an_unknown_preset_or_batch_is_refused():
    with pytest.raises(ValueError, match="'laptop', 'gpu'; got 'tpu'"):
        use_preset("tpu")
    with pytest.raises(ValueError, match="1 or more; got 0"):
        use_preset("laptop", batch=0)


def test_one_device_gets_the_default_strategy():
    assert distribution() is tf.distribute.get_strategy() and distribution(["CPU:0"]) is tf.distribute.get_strategy()


TRAIN = """
import os, sys
os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")
import keras
import numpy as np
import tensorflow as tf
from helpers.convolution.scenes import batches
from helpers.presets import distribution

cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
rng = np.random.default_rng(0)
x, y = rng.integers(0, 256, (96, 12, 12, 1), "uint8"), rng.integers(0, 3, 96)

def trained(devices):
    strategy = distribution(devices)
    keras.utils.set_random_seed(0)
    with strategy.scope():
        layers = keras.layers
        model = keras.Sequential([keras.Input((12, 12, 1)), layers.Conv2D(8, 3, activation="relu"), layers.Conv2D(8, 3),
                                  layers.GlobalAveragePooling2D(), layers.Dense(3)])
        model.compile(keras.optimizers.SGD(0.5), keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    before = [weight.copy() for weight in model.get_weights()]
    model.fit(batches(x, y, batch=32), epochs=4, shuffle=False, verbose=0)
    return strategy.num_replicas_in_sync, before, model.get_weights()

one, start, alone = trained(["CPU:0"])
two, same_start, shared = trained(["CPU:0", "CPU:1"])
assert (one, two) == (1, 2)
assert all((a == b).all() for a, b in zip(start, same_start))
moved = max(np.abs(a - b).max() for a, b in zip(start, alone))
apart = max(np.abs(a - b).max() for a, b in zip(alone, shared))
print("moved", moved, "apart", apart)
assert moved > 0.05 and apart < 1e-4 * moved, (moved, apart)
"""


def test_two_devices_train_to_the_weights_of_one():
    done = subprocess.run([sys.executable, "-c", TRAIN], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and "moved" in done.stdout, done.stdout + done.stderr[-2000:]
