import numpy as np
import pytest

from helpers.models import load_model
from helpers.transfer.photographs import likeliest, photo_class_names, sample_photos


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
