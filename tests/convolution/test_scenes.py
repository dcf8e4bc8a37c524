import keras
import numpy as np
import pytest

from helpers.convolution.scenes import (
    OWN_PLACES,
    PLACES,
    batches,
    compose,
    framed,
    rewrite,
    rewritten_scans,
    scenes_on_places,
)
from helpers.data.builtin.digits import digits_of
from helpers.data.builtin.scenes import photographs


def test_digits_change_a_little_and_stay_themselves():
    digits = digits_of("train")[0][:50]
    first, again, other = (rewrite(digits, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert first.shape == digits.shape and 0 <= first.min() and first.max() <= 1
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).mean() > 0.01
    to_itself = np.array([np.corrcoef(a.ravel(), b.ravel())[0, 1] for a, b in zip(digits, first)])
    assert np.median(to_itself) > 0.75
    assert np.abs(first.sum((1, 2)) / digits.sum((1, 2)) - 1).max() < 0.3


def test_scans_are_of_the_training_writers_and_keep_their_labels():
    x, y = rewritten_scans(400, np.random.default_rng(0))
    digits, labels = digits_of("train")
    assert x.shape == (400, 28, 28) and set(y) == set(range(10))
    means = np.stack([digits[labels == digit].mean(axis=0) for digit in range(10)])
    nearest = ((x[:, None] - means) ** 2).sum((2, 3)).argmin(axis=1)
    assert (nearest == y).mean() > 0.7


INK = np.zeros((28, 28), "float32")
INK[10:18, 10:18] = 1


def behind(place):
    photograph, top, left = place
    return photographs()[photograph, top : top + 64, left : left + 64] * 255


def test_a_digit_is_white_where_it_has_ink_and_the_photograph_is_left_alone_elsewhere():
    scene = compose(INK, "leaves", size=45, turn=0)
    assert scene.dtype == np.uint8 and (scene[31:33, 31:33] == 255).all()
    np.testing.assert_allclose(scene[:10], behind(PLACES["leaves"])[:10], atol=1)


def test_size_and_turn_do_what_they_say():
    black = [compose(INK, "leaves", size=size, turn=0) == 255 for size in (20, 60)]
    assert black[0].sum() < black[1].sum()
    tall = np.zeros((28, 28), "float32")
    tall[4:24, 12:16] = 1
    upright, lying = (compose(tall, "leaves", size=56, turn=turn)[..., 0] == 255 for turn in (0, 90))
    assert np.ptp(np.nonzero(upright)[0]) > np.ptp(np.nonzero(upright)[1])
    assert np.ptp(np.nonzero(lying)[0]) < np.ptp(np.nonzero(lying)[1])


def test_every_place_is_its_own():
    assert len(OWN_PLACES) == len(set(OWN_PLACES)) == 10
    scenes = scenes_on_places(np.repeat(INK[None], 10, axis=0), np.arange(10), 3)
    assert scenes.shape == (10, 64, 64, 3) and scenes.dtype == np.uint8
    for scene, place in zip(scenes, OWN_PLACES):
        np.testing.assert_allclose(scene[:4], behind(place)[:4], atol=1)
    np.testing.assert_array_equal(scenes, scenes_on_places(np.repeat(INK[None], 10, axis=0), np.arange(10), 3))


def test_an_unknown_place_is_refused():
    with pytest.raises(KeyError):
        compose(INK, "moon", size=45, turn=0)


def orange(picture):
    return np.isclose(picture, (0.835, 0.369, 0.0)).all(axis=2)


def test_the_frame_lies_just_outside_the_box():
    picture = np.ones((10, 12))
    marked = orange(framed(picture, 3, 4, 2, 5))
    expected = np.zeros((10, 12), bool)
    expected[2:6, 3:10] = True
    expected[3:5, 4:9] = False
    assert np.array_equal(marked, expected)
    assert picture.min() == 1  # the picture itself is left alone


def test_a_box_over_the_border_is_cut_at_it():
    marked = orange(framed(np.zeros((6, 6, 3)), -4, -4, 6, 6))
    assert marked[0, :3].all() and marked[:3, 0].all() and marked[2, :3].all() and not marked[3:].any()
    assert orange(framed(np.zeros((6, 6, 3)), -20, 0, 50, 50)).sum() > 0


X = np.random.default_rng(0).integers(0, 256, (50, 4, 4, 1), "uint8")
Y = np.arange(50) % 5


def drawn(dataset):
    pairs = [(x.numpy(), y.numpy()) for x, y in dataset]
    return np.concatenate([x for x, _ in pairs]), np.concatenate([y for _, y in pairs])


def test_without_a_seed_everything_comes_once_and_in_order():
    dataset = batches(X, Y, batch=16)
    x, y = drawn(dataset)
    assert len(dataset) == 4 and x.dtype == np.float32
    np.testing.assert_array_equal(x, X)
    assert y.tolist() == Y.tolist()


def test_a_seed_shuffles_anew_in_each_epoch_and_alike_in_each_run():
    first, second = (batches(X, Y, batch=16, seed=3) for _ in range(2))
    epochs = [drawn(first), drawn(first)]
    again = [drawn(second), drawn(second)]
    for (x, y), (x_again, y_again) in zip(epochs, again):
        np.testing.assert_array_equal(x, x_again)
        order = [np.flatnonzero((X == image).all((1, 2, 3)))[0] for image in x]
        assert sorted(order) == list(range(50)) and Y[order].tolist() == y.tolist() == y_again.tolist()
    assert not np.array_equal(epochs[0][0], epochs[1][0])


def test_labels_may_be_absent():
    assert [image.shape for image in batches(X, batch=30)] == [(30, 4, 4, 1), (20, 4, 4, 1)]


def test_a_warp_sees_floats():
    flipped, _ = drawn(batches(X, Y, batch=16, warp=lambda x: 255 - x[:, ::-1]))
    np.testing.assert_array_equal(flipped, 255 - X[:, ::-1])


def test_it_feeds_a_training():
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [keras.Input((4, 4, 1)), keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dense(5)]
    )
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    history = model.fit(
        batches(X, Y, batch=16, seed=0), validation_data=batches(X, Y, batch=50), epochs=30, shuffle=False, verbose=0
    )
    assert history.history["val_loss"][-1] < history.history["val_loss"][0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (((X, Y), {"batch": 0}), "Expected a whole number of samples a batch, 1 or more; got 0"),
        (((X, Y), {"batch": 2.5}), "got 2.5"),
        (((X, Y[:9]), {"batch": 4}), "got 50 samples and 9 labels"),
        (((X[:0], Y[:0]), {"batch": 4}), "got 0 samples"),
    ],
)
def test_what_cannot_be_fed_is_told(arguments, message):
    positional, named = arguments
    with pytest.raises(ValueError, match=message):
        batches(*positional, **named)
