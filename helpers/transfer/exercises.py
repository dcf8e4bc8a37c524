"""Exercises on transfer: weights that train, the order of the stages, preprocessing, where to cut, which rate."""

import numpy as np

from helpers.checks.exercise import Exercise

check_trainable_weights = Exercise(
    lesson="05",
    name="weights that train",
    solution=(512 + 1) * 256 + (256 + 1) * 10,
    why="only the two dense layers: (512 + 1)·256 + (256 + 1)·10 = 133,898, less than a hundredth of the model.",
    mistakes=(
        (14_714_688 + 133_898, "Those are all the weights of the model; the base is frozen."),
        (512 * 256 + 256 * 10, "The biases are missing, one a unit: 256 and 10."),
        ((512 + 1) * 256, "That is the hidden layer; the last one trains, too."),
        ((512 + 1) * 10, "Between the 512 features and the 10 classes stands the hidden layer of 256."),
        ((2048 + 1) * 256 + (256 + 1) * 10, "That is with Flatten at 64 pixels, 2×2×512; pooling leaves 512 numbers."),
    ),
    hint_words="Count (inputs + 1) × units for each layer that is not frozen.",
    plain_hint="Dense(256) sees 512 features and has (512 + 1)·256 weights; Dense(10) sees 256 numbers.",
)

check_stage_order = Exercise(
    lesson="05",
    name="the order of the stages",
    solution="dbcae",
    why="load, freeze, train the head, unfreeze the top and compile again at a small rate, train on.",
    mistakes=(
        ("dcbae", "Freeze before you train the head: else the large first errors pull at the base."),
        ("dbace", "A head that is still random must not move the base: train it before you unfreeze."),
        ("dbcea", "Trained on before it was unfrozen: Keras notices `trainable` only when you compile again."),
        ("bdcae", "There must be a base before you can freeze it."),
        ("dabce", "The base is frozen until the head is good; unfreeze afterwards."),
    ),
    hint_words="Answer with the five letters in order, for example 'abcde'.",
    plain_hint="It begins with d and ends with e; freezing comes before any training.",
)

_MEANS = np.array([103.939, 116.779, 123.68])  # blue, green, red; keras/src/applications/imagenet_utils.py
_SCENES = np.random.default_rng(0).random((2, 3, 4, 3))

check_prepare = Exercise(
    lesson="05",
    name="preprocessing for VGG16",
    solution=lambda scenes: (255 * scenes)[..., ::-1] - _MEANS,
    why="pixels from 0 to 255, blue first, without the mean colour: the same as Keras's preprocess_input(255 * scenes).",
    mistakes=(
        (lambda scenes: scenes[..., ::-1] - _MEANS, "The means are of pixels from 0 to 255; yours run from 0 to 1."),
        (lambda scenes: 255 * scenes - _MEANS, "The channels stand red first; VGG16 wants blue first."),
        (lambda scenes: (255 * scenes)[..., ::-1], "The mean colour is still in it."),
        (
            lambda scenes: (255 * scenes - _MEANS)[..., ::-1],
            "The means are given blue first: turn the channels round before you take them away.",
        ),
        (lambda scenes: (255 * scenes)[:, :, ::-1] - _MEANS, "That mirrors the picture; turn the last axis round."),
        (lambda scenes: 2 * scenes - 1, "That is how our small base wants its pixels; VGG16 was trained otherwise."),
    ),
    hint_words="Three steps: to 0–255, turn the channel axis round, take the three means away.",
    plain_hint="return (??? * scenes)[..., ::-1] - means",
    value=lambda prepare: np.asarray(prepare(_SCENES.copy())),
)

_PROBES = (
    [0.2, 0.3, 0.85, 0.86, 0.82],
    [0.5, 0.6, 0.7, 0.8, 0.9],
    [0.9, 0.3, 0.89, 0.2, 0.1],
    [0.1, 0.5, 0.1, 0.47, 0.515],
    [0.3, 0.6, 0.9, 0.35, 0.3],
)


def _shallowest(probes, slack=0.02):
    return next(number for number, accuracy in enumerate(probes, start=1) if accuracy >= max(probes) - slack)


check_where_to_cut = Exercise(
    lesson="05",
    name="where to cut the base",
    solution=_shallowest,
    why="the shallowest block that is good enough makes the smallest and fastest base.",
    mistakes=(
        (
            lambda probes: int(np.argmax(probes)) + 1,
            "That is the best block; a shallower one within 0.02 of it will do.",
        ),
        (lambda probes: _shallowest(probes) - 1, "Blocks are counted from 1, Python's positions from 0."),
        (lambda probes: len(probes), "That never cuts anything: look at the accuracies."),
        (
            lambda probes: max(n for n, p in enumerate(probes, start=1) if p >= max(probes) - 0.02),
            "That is the deepest block within 0.02 of the best; the shallowest is wanted.",
        ),
        (
            lambda probes: next(n for n, p in enumerate(probes, start=1) if p >= probes[-1] - 0.02),
            "Compare with the best block, which need not be the last.",
        ),
    ),
    hint_words="Go through the blocks from the first, and stop at the first accuracy that is at least max(probes) − 0.02.",
    plain_hint="for number, accuracy in enumerate(probes, start=1): if accuracy >= max(probes) - 0.02: return ???",
    value=lambda cut: [int(cut(list(probes))) for probes in _PROBES],
)

check_choose_rate = Exercise(
    lesson="05",
    name="choose a learning rate",
    solution="b",
    why="the validation scenes decide; the training images are learned by heart at any rate, and the test is for the end.",
    mistakes=(
        ("a", "So small a rate moves the base hardly at all: others do better on validation."),
        ("c", "It is best on the test set; whoever chooses by that has no test left."),
        ("d", "It learns the training images best, which says nothing about new ones."),
    ),
    hint_words="Answer with one letter, for example 'a'. Which column is there to choose by?",
    plain_hint="Look for the highest number in the column 'validation'.",
)
