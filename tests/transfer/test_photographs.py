import numpy as np
import pytest

from helpers.models import load_model
from helpers.transfer.photographs import (
    likeliest,
    photo_class_names,
    photographs_to_name,
    sample_photos,
    seen_otherwise,
)


def test_base_and_classifier_know_the_two_photographs():
    photos, names = sample_photos(), photo_class_names()
    assert {name: (photo.shape, photo.dtype.name) for name, photo in photos.items()} == dict.fromkeys(
        ("temple", "flower"), ((224, 224, 3), "uint8")
    )
    probabilities = load_model("photo_classifier")(load_model("photo_base")(np.stack([*photos.values()]))).numpy()
    temple, flower = (likeliest(row, names, top=3) for row in probabilities)
    assert [name for name, _ in temple] == ["palace", "bell tower", "monastery"]
    np.testing.assert_allclose([p for _, p in temple], [0.30, 0.21, 0.10], atol=0.01)
    assert flower[0][0] == "daisy" and flower[0][1] == pytest.approx(0.21, abs=0.01)


def test_every_class_has_a_name_of_its_own():
    names = photo_class_names()
    assert len(names) == len(set(names)) == 1000
    assert (names[0], names[517], names[985], names[999]) == ("tench", "construction crane", "daisy", "toilet paper")


def test_the_photographs_are_of_one_size_and_the_readers_comes_first(tmp_path):
    from PIL import Image

    photographs = photographs_to_name()
    assert list(photographs) == ["temple", "flower", "officer", "digit in a scene"]
    assert all(photo.shape == (224, 224, 3) and photo.dtype == np.uint8 for photo in photographs.values())
    Image.new("RGB", (300, 200), "red").save(tmp_path / "red.png")
    mine = photographs_to_name(tmp_path / "red.png")
    assert list(mine)[0] == "mine" and len(mine) == 5 and (mine["mine"] == [255, 0, 0]).all()
    with pytest.raises(FileNotFoundError):
        photographs_to_name(tmp_path / "none.png")


def test_a_photograph_turned_and_with_less_detail():
    photo = photographs_to_name()["temple"]
    np.testing.assert_array_equal(seen_otherwise(photo), photo)
    np.testing.assert_array_equal(seen_otherwise(photo, turn=180), photo[::-1, ::-1])
    coarse = seen_otherwise(photo, pixels=14)
    assert len(np.unique(coarse.reshape(-1, 3), axis=0)) <= 14 * 14
    assert abs(coarse.mean() - photo.mean()) < 1


def test_the_network_is_blind_where_the_lesson_says_so():
    from helpers.models import load_model
    from helpers.transfer.photographs import photo_class_names

    base, classifier, names = load_model("photo_base"), load_model("photo_classifier"), photo_class_names()
    photographs = photographs_to_name()
    asked = [photographs["temple"], seen_otherwise(photographs["temple"], turn=180), photographs["officer"]]
    answers = classifier(base(np.stack(asked))).numpy().argmax(axis=1)
    assert [names[number] for number in answers] == ["palace", "boathouse", "military uniform"]
    assert not {"person", "man", "woman", "digit"} & set(names)
