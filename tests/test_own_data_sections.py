"""The sections on the reader's own data, run on small data as a reader would: name a file, run the cells."""

import contextlib
import io

import keras
import nbformat
import numpy as np
import pytest
from keras import layers
from PIL import Image

from helpers.tools.notebook_cells import notebook_path


def run(lesson, cells, names, **settings):
    """The words that the cells print, and the names they leave; settings replace lines such as ``MY_FILE = None``."""
    sources = {cell.id: cell.source for cell in nbformat.read(notebook_path(lesson), as_version=4).cells}
    keras.utils.set_random_seed(0)
    with contextlib.redirect_stdout(io.StringIO()) as words:
        for cell in cells:
            lines = sources[cell].splitlines()
            for name, value in settings.items():
                lines = [f"{name} = {value!r}" if line.startswith(f"{name} = ") else line for line in lines]
            exec("\n".join(lines), names)
    return words.getvalue()


@pytest.fixture
def names():
    from pathlib import Path

    from helpers.panels.live_training import LiveTraining
    from helpers.plots.images import plot_image_grid
    from helpers.plots.show import show

    return {"SEED": 0, "np": np, "keras": keras, "layers": layers} | {
        one.__name__: one for one in (LiveTraining, Path, plot_image_grid, show)
    }


def test_minus_ones_of_unequal_lengths_are_read_as_they_are(tmp_path, names):
    rng, lines = np.random.default_rng(0), ["sequence,step,level,remark,label"]
    for sequence in range(150):
        early = rng.integers(0, 2)
        place, length = rng.integers(0, 3) + 3 * (1 - early), rng.integers(6, 9)
        for step in range(length):
            lines.append(f"{sequence},{step},{-1 if step == place else 1},fine,{'early' if early else 'late'}")
    (tmp_path / "mine.csv").write_text("\n".join(lines))
    names["MY_FILE"] = str(tmp_path / "mine.csv")
    words = run("02", ["bigger-train", "mine", "mine-train"], names)
    assert "read as a feature: level, from -1 to 1" in words and "left out: remark (text)" in words
    assert "Figure: The first of your sequences" in words and "always answering" in words
    assert np.mean(names["read_as"] == names["mine"].y[names["test"]]) >= 0.9


def test_photographs_are_told_learned_scored_saved_and_a_new_one_is_read(tmp_path, names):
    folder, rng = tmp_path / "photos", np.random.default_rng(0)
    for name, colour in (("night", 40), ("day", 200)):
        (folder / name).mkdir(parents=True)
        for number in range(6):
            Image.fromarray(rng.integers(colour, colour + 40, (70, 90, 3), "uint8")).save(
                folder / name / f"{number}.png"
            )
    (folder / "day" / "x.heic").write_bytes(b"heic")
    names["build_cnn"] = lambda classes: keras.Sequential(
        [keras.Input((64, 64, 3)), layers.Rescaling(1 / 255), layers.GlobalAveragePooling2D(), layers.Dense(classes)]
    )
    new = str(folder / "day" / "0.png")
    words = run("01", ["own-photographs", "own-score"], names, PHOTOGRAPHS=str(folder), NEW_PHOTOGRAPH=new)
    assert "12 photographs: 6 day, 6 night" in words and "left out, 1 files: day" in words
    assert "always answering" in words and "'day': " in words and "Photographs held back" in words
    again = keras.models.load_model(tmp_path / "photos.keras")
    np.testing.assert_allclose(
        again.predict(names["own"].x, verbose=0), names["own_cnn"].predict(names["own"].x, verbose=0)
    )


def test_photographs_are_sorted_by_a_new_head_on_a_frozen_base(tmp_path, names):
    folder, rng = tmp_path / "photos", np.random.default_rng(0)
    for name, colour in (("night", 40), ("day", 200)):
        (folder / name).mkdir(parents=True)
        for number in range(8):
            pixels = rng.integers(colour, colour + 40, (70, 90, 3), "uint8")
            Image.fromarray(pixels).save(folder / name / f"{number}.png")
    names["PHOTO_BASE"] = keras.Sequential(
        [keras.Input((224, 224, 3)), layers.Rescaling(1 / 255), layers.AveragePooling2D(32)]
    )
    new = str(folder / "day" / "0.png")
    cells = ["own-photographs", "own-head", "own-score"]
    words = run("05", cells, names, OWN_FOLDER=str(folder), NEW_PHOTOGRAPH=new)
    assert "16 photographs: 8 day, 8 night" in words and "always answering" in words and "'day': " in words
    again = keras.models.load_model(tmp_path / "photos.keras")
    np.testing.assert_allclose(
        again.predict(names["own"].x, verbose=0), names["own_model"].predict(names["own"].x, verbose=0), atol=1e-6
    )
