import numpy as np
import pytest

from helpers.data.builtin import scenes
from helpers.data.builtin.digits import digits_of
from helpers.data.builtin.scenes import PHOTO_COLUMNS, as_bytes, make_scenes


@pytest.fixture
def columns_as_photographs(monkeypatch):
    """Photographs whose grey tells the column, so that a crop tells where it was cut."""
    grey = np.linspace(0, 1, 640, dtype="float32")[None, None, :, None]
    monkeypatch.setattr(scenes, "photographs", lambda: np.broadcast_to(grey, (2, 427, 640, 3)))


@pytest.mark.parametrize("split", PHOTO_COLUMNS)
def test_a_split_is_cut_from_its_own_columns(columns_as_photographs, split):
    blank = np.zeros((1, 28, 28), "float32")
    columns = np.round(make_scenes(blank, 300, 0, split=split) * 639)
    assert columns.min() >= PHOTO_COLUMNS[split].start and columns.max() < PHOTO_COLUMNS[split].stop


def test_no_column_serves_two_splits():
    used = np.concatenate([np.arange(640)[columns] for columns in PHOTO_COLUMNS.values()])
    assert len(used) == len(set(used)) == 640


def test_scenes_are_seeded_pictures():
    images, _ = digits_of("test")
    first, again, other = (make_scenes(images, 20, seed, split="test") for seed in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)
    assert first.shape == (20, 64, 64, 3) and first.dtype == np.float32
    assert first.min() >= 0 and first.max() <= 1


def test_the_whole_character_is_inside_and_legible(monkeypatch):
    monkeypatch.setattr(scenes, "photographs", lambda: np.full((2, 427, 640, 3), 0.5, "float32"))
    images, _ = digits_of("train")
    made = make_scenes(images[:200], 200, 0, split="train")
    ink = np.abs(made - 0.5).max(axis=-1)
    border = np.concatenate([ink[:, 0], ink[:, -1], ink[:, :, 0], ink[:, :, -1]], axis=1)
    assert border.max() < 0.5 and (ink.reshape(200, -1) > 0.25).sum(axis=1).min() > 30
    luminance = (made @ scenes._LUMINANCE).reshape(200, -1)
    assert np.abs(luminance - 0.5).max(axis=1).min() > 0.4  # grey in the middle allows 0.5 at most


def test_the_colour_stands_out_from_what_is_behind_the_character(monkeypatch):
    shades = np.broadcast_to((np.arange(427) % 64 / 63)[None, :, None, None], (2, 427, 640, 3)).astype("float32")
    monkeypatch.setattr(scenes, "photographs", lambda: shades)
    blank, inked = (make_scenes(np.full((1, 28, 28), ink), 200, 0, split="train") for ink in (0.0, 1.0))
    for behind, made in zip(blank @ scenes._LUMINANCE, inked @ scenes._LUMINANCE):
        covered = np.abs(behind - made) > 0.01
        assert abs(np.median(made[covered]) - behind[covered].mean()) > 0.4


def test_scene_i_shows_character_i_modulo_their_number(monkeypatch):
    monkeypatch.setattr(scenes, "photographs", lambda: np.zeros((2, 427, 640, 3), "float32"))
    characters = np.zeros((2, 28, 28), "float32")
    characters[1] = 1
    inked = make_scenes(characters, 7, 0, split="train").reshape(7, -1).max(axis=1) > 0
    np.testing.assert_array_equal(inked, [False, True] * 3 + [False])


@pytest.mark.parametrize(
    ("characters", "count", "split", "message"),
    [
        (np.zeros((2, 8, 8)), 1, "train", r"Expected characters of shape \(n, 28, 28\); got \(2, 8, 8\)"),
        (np.zeros((0, 28, 28)), 1, "train", "Expected characters of shape"),
        (np.full((1, 28, 28), 255.0), 1, "train", "Divide 0–255 images by 255"),
        (np.full((1, 28, 28), np.nan), 1, "train", "Expected ink between 0 and 1"),
        (np.zeros((1, 28, 28)), 0, "train", "Expected a count of at least 1; got 0"),
        (np.zeros((1, 28, 28)), 1, "holiday", "Expected a split out of train, validation, test"),
    ],
)
def test_what_cannot_be_set_into_a_scene_is_refused(characters, count, split, message):
    with pytest.raises(ValueError, match=message):
        make_scenes(characters, count, 0, split=split)


def test_whole_numbers_are_the_same_scenes():
    scenes = make_scenes(digits_of("train")[0][:4], 4, 0, split="train")
    whole = as_bytes(scenes)
    assert whole.dtype == np.uint8 and np.abs(whole / 255 - scenes).max() <= 0.5 / 255 + 1e-6
