"""Exercises of lesson 0: reading loss curves, a small Keras model, a gradient, the split of a data set."""

import numpy as np

from helpers.checks.exercise import Exercise

check_curves = Exercise(
    lesson="00",
    name="reading loss curves",
    solution="uro",
    why="A is still high on both, B jumps up and down, C turns up on new points while it still falls on its own.",
    mistakes=(
        ("uor", "A is right. B jumps even on the points it learns from: what makes a step overshoot?"),
        ("oru", "B is right. A is high on the points it learns from, too: is that too much learned, or too little?"),
        ("ruo", "C is right. B jumps even on the points it learns from, and A creeps: which has the long steps?"),
        ("our", "C does not jump, its two curves go apart. Look for the picture that jumps."),
        ("rou", "A does not jump, it creeps. And B's curves do not go apart: it jumps on old and new points alike."),
    ),
    hint_words="Give three letters, for A, for B, for C, each of r, o and u once, for example 'uor'.",
    plain_hint="Look at the solid curves first: one jumps (r), one reaches almost 0 (o), one stays high (u).",
)


def _small_model(model) -> list[bool]:
    """Whether each condition holds: (28, 28) in, ten out, no activation at the end, a ReLU layer before, 12,730 weights."""
    activations = [getattr(getattr(layer, "activation", None), "__name__", "") for layer in model.layers]
    return [
        tuple(model.input_shape[1:]) == (28, 28),
        tuple(model.output_shape[1:]) == (10,),
        activations[-1] == "linear",
        "relu" in activations[:-1],
        model.count_params() == 785 * 16 + 17 * 10,
    ]


check_small_model = Exercise(
    lesson="00",
    name="a small Keras model",
    solution=[True] * 5,
    why="785·16 + 17·10 = 12,730 weights, and ten logits, which the loss turns into probabilities.",
    mistakes=(
        ([False, True, True, True, False], "It does not take images: start with keras.Input((28, 28))."),
        (
            [True, False, True, True, False],
            "It does not give ten numbers an image: Flatten comes before the first Dense.",
        ),
        ([True, True, False, True, True], "The last layer has an activation; logits are plain sums. Leave it out."),
        (
            [True, True, True, False, True],
            "Without ReLU two layers are no more than one: activation='relu' is missing.",
        ),
        (
            [True, True, True, True, False],
            "Another number of weights than 785·16 + 17·10: has the hidden layer 16 units?",
        ),
    ),
    hint_words="Give a keras.Sequential model: (28, 28) in, Flatten, 16 hidden units with ReLU, ten logits out.",
    plain_hint="keras.Sequential([keras.Input((28, 28)), layers.Flatten(), layers.Dense(16, activation='relu'), ???]).",
    value=lambda answer: answer if isinstance(answer, list) else _small_model(answer),
)

_X, _Y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 7.0])


def _at_three_weights(gradient):
    return [float(gradient(w, _X, _Y)) for w in (-1.0, 0.0, 2.5)]


check_gradient = Exercise(
    lesson="00",
    name="a gradient",
    solution=lambda w, x, y: np.mean(2 * (w * x - y) * x),
    why="the mean of 2·(w·x − y)·x is the slope of the mean squared error.",
    mistakes=(
        (
            lambda w, x, y: np.mean(2 * (y - w * x) * x),
            "The sign is turned: the error is prediction minus truth, w·x − y.",
        ),
        (lambda w, x, y: np.mean((w * x - y) * x), "The factor 2 that comes from the square is missing."),
        (
            lambda w, x, y: np.mean(2 * (w * x - y)),
            "By the chain rule the inner derivative of w·x with respect to w, which is x, is missing.",
        ),
        (lambda w, x, y: np.sum(2 * (w * x - y) * x), "The loss is the mean over the points, not their sum."),
        (
            lambda w, x, y: np.mean((w * x - y) ** 2),
            "That is the loss itself; the gradient is its derivative with respect to w.",
        ),
    ),
    hint_words="Derive mean((w·x − y)²) with respect to w, by the chain rule; compare with finite differences.",
    plain_hint="return np.mean(2 * (w * x - y) * ???), where ??? is the derivative of w * x with respect to w.",
    value=_at_three_weights,
)

check_spot_the_leak = Exercise(
    lesson="00",
    name="spot the leak",
    solution="b",
    why="the same patients are on both sides, so the test asks for people the model has already met, as a shuffled split does with writers.",
    mistakes=(
        (
            "a",
            "A split by hospital keeps every patient on one side: harder, and honest. Which split puts one person on both sides?",
        ),
        (
            "c",
            "Older records for training and newer ones for testing imitate real use. Which split puts one person on both sides?",
        ),
        (
            "d",
            "Choosing on the validation set is what it is for; the test set stays untouched. Which split puts one person on both sides?",
        ),
    ),
    hint_words="Answer with one letter, for example 'a'.",
    plain_hint="Look for the split in which two X-rays of one patient can land on different sides.",
)
