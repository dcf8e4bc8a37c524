"""Settings for the machine at hand: a laptop's processor, or a GPU; and all GPUs at once where there are several."""

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from IPython import get_ipython

if TYPE_CHECKING:
    import tensorflow as tf


class Preset(NamedTuple):
    """What a lesson's full-size section takes from the preset; after a ``with`` block Keras computes in float32 again."""

    name: str  # "laptop" or "gpu"
    batch: int  # samples in a batch
    scale: int  # multiplies the rounds of a training
    precision: str  # keras's dtype policy: "float32" or "mixed_float16"

    def __enter__(self) -> "Preset":
        return self

    def __exit__(self, *error: object) -> None:
        _compute_in_float32()


def use_preset(name: str, *, batch: int = 64) -> Preset:
    """Set Keras up for the machine; call it before a model is built, since layers take the precision as they are made.

    "gpu" computes in float16 and keeps weights in float32 (mixed precision: tensor cores are faster that way, and
    half the memory holds a batch), takes batches eight times as large and trains four times as long. Float16 holds
    nothing above 65,504 and little below 0.0001: give the last layer ``dtype="float32"``, so that probabilities and
    losses are not rounded. That line costs nothing on a laptop. Use it as ``with use_preset(…) as preset:``; where a
    cell fails after it (a GPU out of memory), Keras is put back to float32 in any case.

    Args:
        name: "laptop" or "gpu"; "gpu" without one warns and goes on as "laptop".
        batch: samples in a laptop's batch.

    Returns:
        Preset.

    Raises:
        ValueError: another name, an impossible batch.
    """
    if name not in ("laptop", "gpu"):
        raise ValueError(f"Expected a preset out of 'laptop', 'gpu'; got {name!r}. Check the spelling.")
    if isinstance(batch, bool) or not isinstance(batch, int) or batch < 1:
        raise ValueError(f"Expected a whole number of samples a batch, 1 or more; got {batch!r}. For example batch=64.")
    import keras
    import tensorflow as tf

    if name == "gpu" and not tf.config.list_physical_devices("GPU"):
        warnings.warn('TensorFlow sees no GPU here, so PRESET = "gpu" goes on as "laptop".', stacklevel=2)
        name = "laptop"
    preset = Preset("gpu", 8 * batch, 4, "mixed_float16") if name == "gpu" else Preset("laptop", batch, 1, "float32")
    keras.mixed_precision.set_global_policy(preset.precision)
    if preset.precision != "float32" and (shell := get_ipython()):
        shell.events.register("post_run_cell", _after_a_cell)
    return preset


def _compute_in_float32():
    import keras

    keras.mixed_precision.set_global_policy("float32")


def _after_a_cell(result):
    """The cells above compute in float32 again, when one fails before the section has put that back itself."""
    if not result.success:
        _compute_in_float32()
        get_ipython().events.unregister("post_run_cell", _after_a_cell)


def distribution(devices: Sequence[str] | None = None) -> "tf.distribute.Strategy":
    """The strategy under whose ``scope()`` a model is built, so that ``fit`` uses every GPU.

    With more than one device each holds a copy of the model, reads its share of a batch, and the gradients are
    averaged (``tf.distribute.MirroredStrategy``): on the same batches the same weights as one device, but for rounding.
    Two things differ: ``fit`` may draw a seeded shuffle in another order, and layers that look at a whole batch (batch
    normalisation) look at their device's share of it.

    Args:
        devices: names such as ["GPU:0", "GPU:1"]; all GPUs if left out.

    Returns:
        tf.distribute.Strategy: MirroredStrategy for two devices or more, else the default one, which changes nothing.
    """
    import tensorflow as tf

    devices = [gpu.name for gpu in tf.config.list_logical_devices("GPU")] if devices is None else devices
    return tf.distribute.MirroredStrategy(devices) if len(devices) > 1 else tf.distribute.get_strategy()
