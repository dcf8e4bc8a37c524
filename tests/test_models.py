import json

import keras
import pytest

from helpers import models
from helpers.tools.made_of import what_changed
from helpers.tools.stored_models import save_model, script_made_of

SCRIPT = "data/make_digit_reader.py"


def small_model(units=2):
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(units)])


def test_an_unknown_name_lists_the_known(store):
    save_model(small_model(), "small", made_by=SCRIPT)
    with pytest.raises(ValueError, match="Expected a model out of small; got 'smal'"):
        models.load_model("smal")


def test_a_missing_file_gets_a_remedy(store):
    save_model(small_model(), "small", made_by=SCRIPT).unlink()
    with pytest.raises(FileNotFoundError, match="make it again with `python data/make_digit_reader.py`"):
        models.load_model("small")


@pytest.mark.parametrize("damage", ["truncated", "foreign"])
def test_a_truncated_or_foreign_file_is_refused(store, damage):
    path = save_model(small_model(), "small", made_by=SCRIPT)
    if damage == "truncated":
        path.write_bytes(path.read_bytes()[:100])
    else:
        small_model(5).save(path)
    with pytest.raises(ValueError, match=r"Expected small.keras with SHA-256 \w{12}…; got \w{12}…"):
        models.load_model("small")


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


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_model_knows_what_it_is_made_of(name):
    card = models.model_cards()[name]
    remedy = f"run {card['made_by']}; after a change that does no harm: make waive MODEL={name}"
    assert what_changed(card["made_of"], script_made_of(card["made_by"])) == [], remedy
