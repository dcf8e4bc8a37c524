import numpy as np
import pytest

from helpers.data.own.photos import Photos, describe_photos, split_photos


def some(counts, groups=None, held=None, left_out=()):
    y = np.repeat(np.arange(len(counts)), counts)
    groups = np.arange(len(y)).astype(str) if groups is None else np.array(groups)
    names = tuple(f"kind {number}" for number in range(len(counts)))
    return Photos(np.zeros((len(y), 4, 4, 3), "uint8"), y, names, groups, held, left_out)


@pytest.mark.parametrize("counts", [[5, 5], [2, 2], [20, 40, 3], [4] * 11])
def test_both_sides_have_every_class_however_few(counts):
    photos = some(counts)
    kept, held = split_photos(photos, seed=3)
    assert sorted([*kept, *held]) == list(range(len(photos.y)))
    assert set(photos.y[kept]) == set(photos.y[held]) == set(range(len(counts)))


def test_one_photograph_of_a_class_is_told():
    with pytest.raises(ValueError, match="2 groups or more of each class, one for each part; class kind 1 has 1"):
        split_photos(some([5, 1]))
    with pytest.raises(ValueError, match="class kind 0 has 1"):
        split_photos(some([4, 4], groups=["cup"] * 4 + list("abcd")))


def test_groups_are_never_cut():
    photos = some([40, 40], groups=[str(number // 4) for number in range(80)])
    kept, held = split_photos(photos)
    assert not set(photos.groups[kept]) & set(photos.groups[held]) and 16 <= len(held) <= 24
    eleven = some([6] * 11, groups=[str(number // 3) for number in range(66)])  # two groups a class
    kept, held = split_photos(eleven)
    assert set(eleven.y[kept]) == set(eleven.y[held]) == set(range(11)) and len(held) == 33


def test_what_lay_in_val_is_held_back():
    held = np.array([False, True] * 4)
    assert [side.tolist() for side in split_photos(some([4, 4], held=held))] == [[0, 2, 4, 6], [1, 3, 5, 7]]
    with pytest.raises(ValueError, match="Expected every class in val or test; there is no kind 1"):
        split_photos(some([4, 4], held=np.arange(8) == 1))


def test_what_was_read_and_left_out_is_told():
    text = describe_photos(some([3, 2], left_out=tuple(f"cups/{number}.heic" for number in range(20))))
    assert "5 photographs: 3 kind 0, 2 kind 1" in text and "groups" not in text and "val" not in text
    assert "left out, 20 files: cups/0.heic" in text and "and 15 more. Save HEIC and RAW as JPEG." in text
    text = describe_photos(some([3, 2], groups=list("aabbc"), held=np.arange(5) == 2))
    assert "3 groups" in text and "held back: 1" in text and "left out" not in text
