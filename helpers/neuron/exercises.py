"""Exercises of lesson 0: a neuron's output, its gradient, a training step; the split of a data set."""

import numpy as np

from helpers.checks.exercise import Exercise


def _output(x, w, b):
    return 1 / (1 + np.exp(-(np.dot(w, x) + b)))


check_neuron_output = Exercise(
    lesson="00",
    name="a neuron's output",
    solution=_output(np.array([1.0, 2.0]), np.array([0.5, -0.25]), 1.0),
    why="0.5·1 − 0.25·2 + 1 = 1, and the sigmoid of 1 is 1/(1 + e⁻¹) ≈ 0.731.",
    mistakes=(
        (1.0, "1 is the weighted sum with the bias. What does the sigmoid make of it?"),
        (0.5, "0.5 is the sigmoid of 0: the bias of 1 is missing from the sum."),
        (_output(np.array([1.0, 2.0]), np.array([0.5, 0.25]), 1.0), "The second weight is −0.25: mind its sign."),
        (1 / (1 + np.exp(1.0)), "That is 1/(1 + e⁺¹): the exponent of the sigmoid has a minus."),
    ),
    hint_words="Multiply each input by its weight, add the products and the bias, then apply the sigmoid 1/(1 + e⁻ᶻ).",
    plain_hint="z = 0.5·1 + (−0.25)·2 + 1; the answer is 1 / (1 + np.exp(-z)).",
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

check_training_step = Exercise(
    lesson="00",
    name="a training step",
    solution=lambda w, gradient, rate: w - rate * gradient,
    why="one step goes against the gradient, as far as the learning rate says.",
    mistakes=(
        (
            lambda w, gradient, rate: w + rate * gradient,
            "That climbs: the loss falls against the gradient, so subtract.",
        ),
        (lambda w, gradient, rate: w - gradient, "The learning rate is missing."),
        (lambda w, gradient, rate: -rate * gradient, "That is the step; add it to the weight it starts from."),
        (
            lambda w, gradient, rate: w - gradient / rate,
            "The gradient is multiplied by the learning rate, not divided.",
        ),
    ),
    hint_words="new weight = old weight − learning rate × gradient.",
    plain_hint="return w - rate * ???",
    value=lambda step: [step(3.0, 2.0, 0.1), step(np.array([1.0, -1.0]), np.array([4.0, 5.0]), 0.5)[1]],
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
