import numpy as np
import pytest

from helpers.data.own.grouped_split import hold_back, split_by_group


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
