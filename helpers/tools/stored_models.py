"""Store a trained model in ``data/models`` with its card; the scripts ``data/make_*.py`` do. ``helpers/models.py`` loads it.

python -m helpers.tools.stored_models digit_reader     # keep it after a change that does no harm: its script runs again
"""

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from helpers.models import CARDS, model_cards
from helpers.paths import MODELS, ROOT, write_whole
from helpers.tools.made_of import differing, made_of
from helpers.tools.notebook_cells import experiment_made_of, notebook_path

if TYPE_CHECKING:
    import keras

_NEWER_OPTIONS = {"input_axes", "output_axes", "renorm", "renorm_clipping", "renorm_momentum"}
_CELLS = re.compile(r'tagged_names\("(\d\d)", "(\w+)"\)')
# Runs a script with another folder for the models.
_ELSEWHERE = """
import pathlib, runpy, sys
folder, script = pathlib.Path(sys.argv[1]), sys.argv[2]
sys.path.insert(0, ".")
from helpers import models
from helpers.tools import stored_models
for module in (models, stored_models):
    module.MODELS, module.CARDS = folder, folder / "models.json"
sys.argv = [script]
runpy.run_path(script, run_name="__main__")
"""


def save_model(model: "keras.Model", name: str, *, made_by: str, half: bool = False, **card: object) -> Path:
    """Store a model in ``data/models`` and write its card; the old file stays until the new one is whole.

    Args:
        model: keras.Model built of standard layers.
        name: of the model and its file.
        made_by: the script, relative to the repository.
        half: store the weights in half precision, 11 bits and half the bytes; the model loads as float32 all the same.
        card: what a reader should know: data, recipe, results, date.

    Returns:
        pathlib.Path of the file.

    Raises:
        FileNotFoundError: there is no such script.
    """
    parts, path = script_made_of(made_by), MODELS / f"{name}.keras"
    fresh = path.with_name(f"{name}.new.keras")
    plain = type(model).from_config(model.get_config())  # without the optimiser's memory, which would triple the file
    plain.set_weights(model.get_weights())
    plain.save(fresh)
    _make_readable_by_older_keras(fresh)
    if half:
        _halve(fresh)
    shapes = [list(tensor.shape[1:]) for tensor in model.inputs]
    cards = model_cards()
    cards[name] = {
        "file": path.name,
        "sha256": hashlib.sha256(fresh.read_bytes()).hexdigest(),
        "bytes": fresh.stat().st_size,
        "weights": model.count_params(),
        "input": shapes if len(shapes) > 1 else shapes[0],
        "made_by": made_by,
        "made_of": parts,
        **card,
    }
    fresh.replace(path)
    _write_cards(cards)
    return path


def script_made_of(script: str) -> dict[str, str]:
    """What the models of a script are made of: itself, the lesson's cells that it runs, the helpers and models they need.

    Args:
        script: relative to the repository, for example "data/make_digit_gan.py".

    Returns:
        dict: as :func:`helpers.tools.made_of.made_of` gives it; of the cells with their lesson's number before the name.

    Raises:
        FileNotFoundError: there is no such script.
    """
    path = ROOT / script
    if not path.is_file():
        raise FileNotFoundError(f"Expected the script that makes the model at {path}; there is none. Check made_by.")
    code = path.read_text(encoding="utf-8")
    parts = made_of(code)
    for lesson, name in _CELLS.findall(code):
        cells = experiment_made_of(notebook_path(lesson), name)
        parts |= {f"{lesson} {name}": cells.pop("code")} | cells
    own = {f"model {name}" for name, card in model_cards().items() if card["made_by"] == script}
    return {name: found for name, found in parts.items() if name not in own}


def waive(name: str) -> list[str]:
    """Keep the models of a script after a change that does no harm: the script runs again, and what it measures is the same.

    Args:
        name: of a stored model. The script's other models are kept with it.

    Returns:
        the numbers that differ, in words; if there are none, the cards note what the models are made of now.

    Raises:
        KeyError: no such model.
    """
    script = model_cards()[name]["made_by"]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(MODELS, folder, dirs_exist_ok=True)
        subprocess.run([sys.executable, "-c", _ELSEWHERE, folder, script], cwd=ROOT, check=True)
        again = json.loads((Path(folder) / CARDS.name).read_text(encoding="utf-8"))
    cards = model_cards()
    siblings = [sibling for sibling, card in cards.items() if card["made_by"] == script]
    found = []
    for sibling in siblings:
        found += differing(cards[sibling]["accuracy"], again[sibling]["accuracy"], sibling)
        cards[sibling]["made_of"] = again[sibling]["made_of"]
    if not found:
        _write_cards(cards)
    return found


def _write_cards(cards):
    write_whole(CARDS, json.dumps(cards, indent=2, sort_keys=True) + "\n")


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


def main() -> None:
    """Run the command."""
    if len(sys.argv) != 2 or sys.argv[1] not in model_cards():
        sys.exit(f"Expected a model out of {', '.join(model_cards())}; got {' '.join(sys.argv[1:]) or 'none'}.")
    found = waive(sys.argv[1])
    sys.exit("\n".join(["These numbers are others now; make it again with its script.", *found]) if found else 0)


if __name__ == "__main__":
    main()
