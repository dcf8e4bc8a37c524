import numpy as np
import pytest

from helpers.data.own.photos import Photos, describe_photos, hold_back, split_by_group, split_photos


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("named", [False, True])
def test_no_group_is_on_two_sides_and_nothing_is_lost(seed, named):
    rng = np.random.default_rng(seed)
    groups, y = rng.integers(0, 20, 500), rng.integers(0, 4, 500)
    groups = np.array([f"writer {one}" for one in groups]) if named else groups
    parts = split_by_group(y, groups, seed=seed)
    assert sorted(np.concatenate(parts)) == list(range(500))
    sides = [set(groups[part]) for part in parts]
    assert not (sides[0] & sides[1] or sides[0] & sides[2] or sides[1] & sides[2])
    for part, share in zip(parts, (0.7, 0.15, 0.15)):
        assert np.abs(np.bincount(y[part], minlength=4) / np.bincount(y) - share).max() < 0.12
        assert (np.diff(part) > 0).all()


def test_the_same_seed_cuts_alike_and_another_otherwise():
    y, groups = np.arange(300) % 3, np.arange(300) // 10
    first = split_by_group(y, groups, seed=1)
    assert all((a == b).all() for a, b in zip(first, split_by_group(y, groups, seed=1)))
    assert set(first[2]) != set(split_by_group(y, groups, seed=2)[2])


def test_a_rare_class_is_in_every_part():
    y = np.array([0] * 200 + [1] * 3)
    for seed in range(3):
        assert all(set(y[part]) == {0, 1} for part in split_by_group(y, seed=seed))


def test_without_groups_each_sample_stands_alone():
    y = np.arange(60) % 3
    parts = split_by_group(y)
    assert sorted(np.concatenate(parts)) == list(range(60))
    assert all((a == b).all() for a, b in zip(parts, split_by_group(y, np.arange(60))))


def test_a_part_is_held_back_and_no_group_is_in_both():
    groups = np.arange(400) // 10
    y = np.arange(400) % 2
    kept, held = hold_back(y, groups, share=0.25)
    assert sorted([*kept, *held]) == list(range(400)) and len(held) == 100
    assert not set(groups[kept]) & set(groups[held])
    kept, held = hold_back(["cup", "plate"] * 2, share=0.5)
    assert len(kept) == len(held) == 2 and kept[0] % 2 != kept[1] % 2
    assert (hold_back(y, seed=1)[0] != hold_back(y, seed=2)[0]).any()


@pytest.mark.parametrize(
    ("y", "groups", "message"),
    [
        (["a", "b", "b"], None, "Expected 2 samples or more of each class, one for each part; class a has 1"),
        (
            ["a", "a", "b", "b"],
            [1, 1, 2, 3],
            "Expected 2 groups or more of each class, one for each part; class a has 1",
        ),
    ],
)
def test_a_class_that_cannot_be_on_both_sides_is_told(y, groups, message):
    with pytest.raises(ValueError, match=message):
        hold_back(y, groups)


def test_three_groups_are_enough():
    parts = split_by_group([0, 1] * 6, ["a"] * 4 + ["b"] * 4 + ["c"] * 4)
    assert [len(part) for part in parts] == [4, 4, 4]


@pytest.mark.parametrize(
    ("y", "groups", "parts", "message"),
    [
        ([0, 0, 0], [1, 2, 2], (0.7, 0.15, 0.15), "3 groups or more of each class, one for each part; class 0 has 2"),
        ([0, 1, 0], [1, 2], (0.7, 0.15, 0.15), r"got shapes \(3,\) and \(2,\)"),
        ([0, 0, 0], [1, 2, 3], (0.7, 0.3), "Expected three shares"),
        ([0, 0, 0], [1, 2, 3], (0.7, 0.3, 0.0), "Expected three shares above 0"),
        ([0, 0, 0], [1, 2, 3], (0.7, 0.2, 0.2), "that make 1"),
    ],
)
def test_what_cannot_be_cut_is_told(y, groups, parts, message):
    with pytest.raises(ValueError, match=message):
        split_by_group(y, groups, parts=parts)


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
