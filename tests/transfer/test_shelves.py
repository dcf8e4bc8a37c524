import io

import numpy as np
import pytest
from PIL import Image

from helpers.transfer.shelves import MOST, Shelves


def jpeg(colour):
    buffer = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(buffer, "jpeg")
    return buffer.getvalue()


RED, BLUE, LIME = jpeg("red"), jpeg("blue"), jpeg("lime")


def nearest(features, labels, classes):
    means = np.stack([features[labels == number].mean(axis=0) for number in range(classes)])

    def predict(features):
        near = np.exp(-20 * ((features[:, None] - means) ** 2).mean(axis=2))
        return near / near.sum(axis=1, keepdims=True)

    return predict


@pytest.fixture
def looked():
    return []


@pytest.fixture
def shelves(looked):
    def features(images):
        assert images.shape[1:] == (224, 224, 3) and images.dtype == np.uint8
        looked.append(len(images))
        return images.mean(axis=(1, 2)) / 255

    return Shelves(features, nearest)


def fill(shelves, each=2):
    for shelf, data in zip(shelves.shelves, (RED, BLUE, LIME)):
        shelves.add(shelf.key, {f"{shelf.key}-{number}": data for number in range(each)})


def test_two_classes_are_learned_and_each_picture_is_looked_at_once(shelves, looked):
    fill(shelves)
    assert not shelves.trained
    shelves.train()
    shelves.train()
    assert looked == [2, 2] and shelves.trained and shelves.fresh and 0 < shelves.seconds < 60
    assert np.argmax(shelves.answer(RED)) == 0 and np.argmax(shelves.answer(BLUE)) == 1
    assert sum(shelves.answer(RED)) == pytest.approx(1, abs=1e-3) and looked == [2, 2, 1, 1, 1]


def test_a_third_class_wants_a_training_of_its_own(shelves):
    fill(shelves)
    shelves.train()
    shelves.add_class()
    assert not shelves.trained and shelves.names == ["class 1", "class 2", "class 3"]
    with pytest.raises(ValueError, match="Expected a trained head"):
        shelves.answer(RED)
    with pytest.raises(ValueError, match="Expected at least 2 pictures of each class, better ten; class 3 has 0."):
        shelves.train()
    shelves.add(shelves.shelves[2].key, {"lime-0": LIME, "lime-1": LIME})
    shelves.train()
    assert np.argmax(shelves.answer(LIME)) == 2
    shelves.remove_class(shelves.shelves[0].key)
    shelves.train()
    assert np.argmax(shelves.answer(LIME)) == 1


def test_pictures_go_one_by_one_all_of_a_class_or_all(shelves):
    fill(shelves)
    shelves.train()
    first, second = shelves.shelves
    shelves.remove(f"{first.key}-0")
    assert [*first.pictures] == [f"{first.key}-1"] and not shelves.fresh and shelves.trained
    shelves.remove("never there")
    shelves.empty(second.key)
    assert not second.pictures and shelves.data_of(f"{second.key}-0") is None
    assert shelves.data_of(f"{first.key}-1") == RED
    shelves.rename(first.key, "cup")
    shelves.reset()
    assert shelves.names == ["class 1", "class 2"] and not any(one.pictures for one in shelves.shelves)
    assert first.key not in [one.key for one in shelves.shelves], "a late message for a class that is gone"


def test_names_are_tidied_and_differ(shelves):
    key = shelves.shelves[0].key
    shelves.rename(key, "  my   cup " + "x" * 40)
    assert shelves.names[0] == "my cup xxxxxxxxxxxxxxxxx"
    for name in ("", "   ", "class 2"):
        with pytest.raises(ValueError, match="Expected a name that no other class has"):
            shelves.rename(key, name)
    shelves.rename(shelves.shelves[1].key, "class 2")


def test_limits(shelves):
    with pytest.raises(ValueError, match="Expected at least 2 classes"):
        shelves.remove_class(shelves.shelves[0].key)
    shelves.add_class()
    shelves.add_class()
    with pytest.raises(ValueError, match="Expected at most 4 classes"):
        shelves.add_class()
    key = shelves.shelves[0].key
    shelves.add(key, {str(number): RED for number in range(MOST)})
    with pytest.raises(ValueError, match=f"Expected at most {MOST} pictures of a class; class 1 has them"):
        shelves.add(key, {"one more": RED})
    with pytest.raises(ValueError, match="Expected a class that is still there"):
        shelves.add("class-99", {"one": RED})
    with pytest.raises(ValueError, match="Expected a photograph; it cannot be read"):
        shelves.add(shelves.shelves[1].key, {"text": b"no picture"})


def test_a_head_with_other_answers_is_told_what_is_expected(shelves):
    shelves = Shelves(shelves._features, lambda features, labels, classes: lambda features: np.ones(2))
    fill(shelves)
    shelves.train()
    with pytest.raises(ValueError, match=r"Expected probabilities of shape \(1, 2\); .* gave \(2,\)"):
        shelves.answer(RED)


def test_the_notebook_gets_pictures_labels_and_names(shelves):
    assert shelves.pictures()[0].shape == (0, 224, 224, 3)
    fill(shelves)
    images, labels, names = shelves.pictures()
    assert images.shape == (4, 224, 224, 3) and images.dtype == np.uint8 and images[0, 0, 0, 0] > 240
    assert labels.tolist() == [0, 0, 1, 1] and names == ["class 1", "class 2"]
