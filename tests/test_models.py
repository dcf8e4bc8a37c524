import json
import zipfile

import keras
import numpy as np
import pytest

from helpers import models


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(models, "MODELS", tmp_path)
    monkeypatch.setattr(models, "CARDS", tmp_path / "models.json")
    return tmp_path


def small_model(units=2):
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(units)])


def test_a_saved_model_loads_with_the_same_weights(store):
    model = small_model()
    path = models.save_model(model, "small", made_by="data/make_small.py", accuracy=0.5)
    assert path == store / "small.keras"
    np.testing.assert_array_equal(models.load_model("small").get_weights()[0], model.get_weights()[0])
    card = models.model_cards()["small"]
    assert (card["weights"], card["input"], card["accuracy"]) == (8, [3], 0.5)
    assert sorted(file.name for file in store.iterdir()) == ["models.json", "small.keras"]


def test_the_card_of_a_model_with_two_inputs_names_both(store):
    inputs = keras.Input((3,)), keras.Input(())
    models.save_model(keras.Model(inputs, keras.layers.Dense(2)(inputs[0])), "two", made_by="x.py")
    assert models.model_cards()["two"]["input"] == [[3], []]


def test_the_memory_of_the_optimiser_is_not_stored(store):
    model = small_model(50)
    plain = models.save_model(model, "small", made_by="x.py").stat().st_size
    model.compile("adam", "mse")
    model.fit(np.ones((4, 3)), np.ones((4, 50)), verbose=0)
    assert models.save_model(model, "small", made_by="x.py").stat().st_size < 1.1 * plain


def test_a_stored_model_names_no_option_that_older_keras_lacks(store):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2), keras.layers.BatchNormalization()])
    path = models.save_model(model, "small", made_by="x.py")
    config = zipfile.ZipFile(path).read("config.json").decode()
    assert "input_axes" not in config and "renorm" not in config and "GlorotUniform" in config
    x = np.random.default_rng(0).random((4, 3))
    np.testing.assert_allclose(models.load_model("small")(x), model(x), rtol=1e-6)


def test_a_model_stored_in_half_precision_loads_as_float32(store):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2000), keras.layers.BatchNormalization()])
    whole = models.save_model(model, "whole", made_by="x.py").stat().st_size
    assert models.save_model(model, "half", made_by="x.py", half=True).stat().st_size < 0.6 * whole
    loaded = models.load_model("half")
    assert {weight.dtype for weight in loaded.weights} == {"float32"}
    for ours, theirs in zip(loaded.get_weights(), model.get_weights()):
        np.testing.assert_array_equal(ours, theirs.astype("float16").astype("float32"))


def test_weights_too_large_for_half_precision_are_refused(store):
    model = small_model()
    model.set_weights([np.full((3, 2), 1e5), np.zeros(2)])
    with pytest.raises(ValueError, match="Expected weights below 65,504"):
        models.save_model(model, "small", made_by="x.py", half=True)


def test_an_unknown_name_lists_the_known(store):
    models.save_model(small_model(), "small", made_by="x.py")
    with pytest.raises(ValueError, match="Expected a model out of small; got 'smal'"):
        models.load_model("smal")


def test_a_missing_file_gets_a_remedy(store):
    models.save_model(small_model(), "small", made_by="data/make_small.py").unlink()
    with pytest.raises(FileNotFoundError, match="make it again with `python data/make_small.py`"):
        models.load_model("small")


@pytest.mark.parametrize("damage", ["truncated", "foreign"])
def test_a_truncated_or_foreign_file_is_refused(store, damage):
    path = models.save_model(small_model(), "small", made_by="x.py")
    if damage == "truncated":
        path.write_bytes(path.read_bytes()[:100])
    else:
        small_model(5).save(path)
    with pytest.raises(ValueError, match=r"Expected small.keras with SHA-256 \w{12}…; got \w{12}…"):
        models.load_model("small")


def test_a_failed_save_keeps_the_old_model(store, monkeypatch):
    path = models.save_model(small_model(), "small", made_by="x.py")
    before = path.read_bytes(), models.CARDS.read_bytes()
    monkeypatch.setattr(keras.Sequential, "save", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        models.save_model(small_model(4), "small", made_by="x.py")
    assert (path.read_bytes(), models.CARDS.read_bytes()) == before


def shipped():
    return sorted(json.loads(models.CARDS.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_model_is_the_one_on_its_card(name):
    card, model = models.model_cards()[name], models.load_model(name)
    shapes = [list(tensor.shape[1:]) for tensor in model.inputs]
    assert model.count_params() == card["weights"] and card["input"] == (shapes if len(shapes) > 1 else shapes[0])
    assert {"data", "recipe", "accuracy", "date", "made_by", "purpose"} <= set(card)
    assert (models.MODELS / card["file"]).stat().st_size == card["bytes"] <= 7_500_000
    assert (models.MODELS.parent.parent / card["made_by"]).exists()


def test_no_file_without_a_card():
    files = {path.name for path in models.MODELS.glob("*.keras")}
    assert files == {card["file"] for card in models.model_cards().values()}
