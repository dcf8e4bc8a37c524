import zipfile

import keras
import numpy as np
import pytest

from helpers import models
from helpers.paths import ROOT
from helpers.tools import stored_models
from helpers.tools.stored_models import save_model, script_made_of, waive

SCRIPT = "data/make_digit_reader.py"


def small_model(units=2):
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(units)])


def test_a_saved_model_loads_with_the_same_weights(store):
    model = small_model()
    path = save_model(model, "small", made_by=SCRIPT, accuracy=0.5)
    assert path == store / "small.keras"
    np.testing.assert_array_equal(models.load_model("small").get_weights()[0], model.get_weights()[0])
    card = models.model_cards()["small"]
    assert (card["weights"], card["input"], card["accuracy"]) == (8, [3], 0.5)
    assert sorted(file.name for file in store.iterdir()) == ["models.json", "small.keras"]


def test_the_card_of_a_model_with_two_inputs_names_both(store):
    inputs = [keras.Input((3,)), keras.Input(())]
    both = keras.layers.Concatenate()([inputs[0], keras.layers.Reshape((1,))(inputs[1])])
    save_model(keras.Model(inputs, both), "two", made_by=SCRIPT)
    assert models.model_cards()["two"]["input"] == [[3], []]


def test_the_memory_of_the_optimiser_is_not_stored(store):
    model = small_model(50)
    plain = save_model(model, "small", made_by=SCRIPT).stat().st_size
    model.compile("adam", "mse")
    model.fit(np.ones((4, 3)), np.ones((4, 50)), verbose=0)
    assert save_model(model, "small", made_by=SCRIPT).stat().st_size < 1.1 * plain


def test_a_stored_model_names_no_option_that_older_keras_lacks(store):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2), keras.layers.BatchNormalization()])
    path = save_model(model, "small", made_by=SCRIPT)
    config = zipfile.ZipFile(path).read("config.json").decode()
    assert "input_axes" not in config and "renorm" not in config and "GlorotUniform" in config
    x = np.random.default_rng(0).random((4, 3))
    np.testing.assert_allclose(models.load_model("small")(x), model(x), rtol=1e-6)


def test_a_model_stored_in_half_precision_loads_as_float32(store):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2000), keras.layers.BatchNormalization()])
    whole = save_model(model, "whole", made_by=SCRIPT).stat().st_size
    assert save_model(model, "half", made_by=SCRIPT, half=True).stat().st_size < 0.6 * whole
    loaded = models.load_model("half")
    assert {weight.dtype for weight in loaded.weights} == {"float32"}
    for ours, theirs in zip(loaded.get_weights(), model.get_weights()):
        np.testing.assert_array_equal(ours, theirs.astype("float16").astype("float32"))


def test_weights_too_large_for_half_precision_are_refused(store):
    model = small_model()
    model.set_weights([np.full((3, 2), 1e5), np.zeros(2)])
    with pytest.raises(ValueError, match="Expected weights below 65,504"):
        save_model(model, "small", made_by=SCRIPT, half=True)


def test_a_failed_save_keeps_the_old_model(store, monkeypatch):
    path = save_model(small_model(), "small", made_by=SCRIPT)
    before = path.read_bytes(), models.CARDS.read_bytes()
    monkeypatch.setattr(keras.Sequential, "save", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        save_model(small_model(4), "small", made_by=SCRIPT)
    assert (path.read_bytes(), models.CARDS.read_bytes()) == before


def test_a_model_without_its_script_is_refused(store):
    with pytest.raises(FileNotFoundError, match="Expected the script that makes the model"):
        save_model(small_model(), "small", made_by="data/make_nothing.py")
    assert models.model_cards() == {}


def test_a_script_is_made_of_the_cells_it_runs_and_not_of_its_own_models():
    parts = script_made_of("data/make_digit_gan.py")
    assert {"code", "03 final_model", "load_dataset", "model digit_classifier"} <= parts.keys()
    assert "model digit_generator" not in parts and "store_vae" in script_made_of("data/make_digit_codes.py")


@pytest.fixture
def small_script(store, monkeypatch):
    """A root with a script that stores a model; what it measures is to be put into {score}."""
    root = store / "root"
    (root / "data").mkdir(parents=True)
    (root / "helpers").symlink_to(ROOT / "helpers")
    monkeypatch.setattr(stored_models, "ROOT", root)

    def write(score):
        (root / "data/make_small.py").write_text(
            "import keras\nfrom helpers.tools import stored_models\nfrom pathlib import Path\n"
            "stored_models.ROOT = Path.cwd()\n"
            "model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])\n"
            f"stored_models.save_model(model, 'small', made_by='data/make_small.py', accuracy={{'validation': {score}}})\n"
        )

    return write


def test_a_model_is_kept_when_its_script_measures_the_same(small_script, store):
    small_script(0.5)
    path = save_model(small_model(), "small", made_by="data/make_small.py", accuracy={"validation": 0.5})
    weights, before = path.read_bytes(), models.model_cards()["small"]
    small_script("1 / 2")
    assert waive("small") == [] and path.read_bytes() == weights
    card = models.model_cards()["small"]
    assert card["made_of"]["code"] != before["made_of"]["code"] and card["sha256"] == before["sha256"]
    small_script(0.6)
    assert waive("small") == ["small, validation: 0.5, now 0.6"] and models.model_cards()["small"] == card
