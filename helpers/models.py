"""Load the trained models that ship with the series."""

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

import numpy as np

from helpers.paths import MODELS

if TYPE_CHECKING:
    from pathlib import Path

    import keras

CARDS = MODELS / "models.json"
_NEWER_OPTIONS = {"input_axes", "output_axes", "renorm", "renorm_clipping", "renorm_momentum"}


def model_cards() -> dict[str, dict]:
    """What is known of every shipped model: name → dict with ``file``, ``sha256``, ``input``, ``made_by`` and its results."""
    return json.loads(CARDS.read_text(encoding="utf-8"))


def load_model(name: str) -> "keras.Model":
    """Load a shipped model by its name and make sure that it is the one on its card.

    Args:
        name: a key of :func:`model_cards`, for example "digit_classifier".

    Returns:
        keras.Model, not compiled.

    Raises:
        ValueError: an unknown name, or a file whose bytes are not those on the card.
        FileNotFoundError: the file is not there.
    """
    cards = model_cards()
    if name not in cards:
        raise ValueError(f"Expected a model out of {', '.join(cards)}; got {name!r}. Check the spelling.")
    path, card = MODELS / cards[name]["file"], cards[name]
    remedy = f"Take data/models from a fresh copy of the series (with git: `git checkout data/models`), or make it again with `python {card['made_by']}`."
    if not path.exists():
        raise FileNotFoundError(f"Expected the weights of {name} in {path}; there is no such file. {remedy}")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != card["sha256"]:
        raise ValueError(
            f"Expected {path.name} with SHA-256 {card['sha256'][:12]}…; got {found[:12]}… ({path.stat().st_size} bytes): "
            f"truncated, changed or another model's. {remedy}"
        )
    import keras

    return keras.models.load_model(path, compile=False)


def save_model(model: "keras.Model", name: str, *, made_by: str, half: bool = False, **card: object) -> "Path":
    """Store a model in ``data/models`` and write its card; the old file stays until the new one is whole.

    Args:
        model: keras.Model built of standard layers.
        name: of the model and its file.
        made_by: the script, relative to the repository.
        half: store the weights in half precision, 11 bits and half the bytes; the model loads as float32 all the same.
        card: what a reader should know: data, recipe, results, date.

    Returns:
        pathlib.Path of the file.
    """
    path = MODELS / f"{name}.keras"
    fresh = path.with_name(f"{name}.new.keras")
    plain = type(model).from_config(model.get_config())  # without the optimiser's memory, which would triple the file
    plain.set_weights(model.get_weights())
    plain.save(fresh)
    _make_readable_by_older_keras(fresh)
    if half:
        _halve(fresh)
    shapes = [list(tensor.shape[1:]) for tensor in model.inputs]
    cards = model_cards() if CARDS.exists() else {}
    cards[name] = {
        "file": path.name,
        "sha256": hashlib.sha256(fresh.read_bytes()).hexdigest(),
        "bytes": fresh.stat().st_size,
        "weights": model.count_params(),
        "input": shapes if len(shapes) > 1 else shapes[0],
        "made_by": made_by,
        **card,
    }
    fresh.replace(path)
    fresh_cards = CARDS.with_suffix(".new")
    fresh_cards.write_text(json.dumps(cards, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    fresh_cards.replace(CARDS)
    return path


def _make_readable_by_older_keras(path):
    """Leave out the options that Keras 3.15 writes and 3.13 (Colab) does not know; none of them is in use here."""

    def without_newer(part):
        if isinstance(part, list):
            return [without_newer(item) for item in part]
        if isinstance(part, dict):
            return {name: without_newer(value) for name, value in part.items() if name not in _NEWER_OPTIONS}
        return part

    contents = _read(path)
    contents["config.json"] = json.dumps(without_newer(json.loads(contents["config.json"]))).encode()
    _write(path, contents)


def _halve(path):
    """Store the weights as float16. The layers are still described as float32, so Keras casts what it reads."""
    import h5py

    contents = _read(path)
    halved = io.BytesIO()
    with h5py.File(io.BytesIO(contents["model.weights.h5"])) as old, h5py.File(halved, "w") as new:

        def copy(name, item):
            if isinstance(item, h5py.Dataset):
                with np.errstate(over="ignore"):
                    values = item[()].astype("float16")
                if not np.isfinite(values).all():
                    raise ValueError(
                        f"Expected weights below 65,504; {name} has larger ones. Store it with half=False."
                    )
                new[name] = values
            else:
                new.require_group(name)
            new[name].attrs.update(item.attrs)

        old.visititems(copy)
        new.attrs.update(old.attrs)
    _write(path, contents | {"model.weights.h5": halved.getvalue()})


def _read(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _write(path, contents):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
