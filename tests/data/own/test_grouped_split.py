import numpy as np
import pytest

from helpers.data.own.grouped_split import split_by_group


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


def test_a_class_of_one_group_stays_in_training():
    groups = np.repeat(np.arange(10), 20)
    y = np.where(groups == 7, 1, 0)
    train, val, test = split_by_group(y, groups)
    assert y[train].sum() == 20 and y[val].sum() == y[test].sum() == 0


def test_three_groups_are_enough():
    parts = split_by_group([0, 1] * 6, ["a"] * 4 + ["b"] * 4 + ["c"] * 4)
    assert [len(part) for part in parts] == [4, 4, 4]


@pytest.mark.parametrize(
    ("y", "groups", "parts", "message"),
    [
        ([0, 1, 0], [1, 2, 2], (0.7, 0.15, 0.15), "three groups or more, one for each part; got 2 in 3 samples"),
        ([0, 1, 0], [1, 2], (0.7, 0.15, 0.15), r"got shapes \(3,\) and \(2,\)"),
        ([0, 1, 0], [1, 2, 3], (0.7, 0.3), "Expected three shares"),
        ([0, 1, 0], [1, 2, 3], (0.7, 0.3, 0.0), "Expected three shares above 0"),
        ([0, 1, 0], [1, 2, 3], (0.7, 0.2, 0.2), "that make 1"),
    ],
)
def test_what_cannot_be_cut_is_told(y, groups, parts, message):
    with pytest.raises(ValueError, match=message):
        split_by_group(y, groups, parts=parts)
