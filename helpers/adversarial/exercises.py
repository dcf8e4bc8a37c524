"""Exercises on generative adversarial networks."""

import numpy as np

from helpers.checks.exercise import Exercise

_LOGITS = np.array([-30.0, -2.0, 0.0, 1.5, 40.0])


def _softplus(x):
    return np.logaddexp(0, x)


check_generator_loss = Exercise(
    lesson="03",
    name="the generator's loss",
    solution=lambda logits: np.mean(_softplus(-logits)),
    why="the mean of log(1 + e⁻ˡ), the cross-entropy with the wished label 1, has its full slope where the discriminator is sure.",
    mistakes=(
        (
            lambda logits: np.mean(_softplus(logits)),
            "That is what the discriminator pays for generated pictures (label 0). The generator wishes for label 1: turn the sign of the logit.",
        ),
        (
            lambda logits: np.mean(-_softplus(logits)),
            "That is log(1 − D), the saturating loss: it goes flat where the discriminator is sure. Use −log D.",
        ),
        (lambda logits: np.sum(_softplus(-logits)), "The loss is the mean over the pictures, not their sum."),
        (
            lambda logits: np.mean(1 / (1 + np.exp(-logits))),
            "That is the mean probability itself, not its negative logarithm.",
        ),
        (lambda logits: np.mean(-logits), "The raw logits have no floor: wrap them in softplus, log(1 + eˣ)."),
    ),
    hint_words="It is the cross-entropy with label 1: the mean of softplus(−logit).",
    plain_hint="return np.mean(np.logaddexp(0, ???)), where ??? is the logit with the sign that makes a large logit cheap.",
    value=lambda loss: float(loss(_LOGITS.copy())),
)

check_read_curves = Exercise(
    lesson="03",
    name="read a collapse from the curves",
    solution="c",
    why="the generator keeps fooling the discriminator, with one digit only: losses alone look well; the count of digits tells.",
    mistakes=(
        (
            "a",
            "Losses that wander near 1.2 and 0.8 with ten digits are what a healthy game looks like. Look at the last column.",
        ),
        (
            "b",
            "There the discriminator has won: 0.00 and a climbing loss, and no picture can be read. That is the vanished gradient. "
            "Which run can be read well, and yet fails?",
        ),
        (
            "d",
            "1.39 and 0.69 from the first step on are 2 log 2 and log 2: a discriminator that only guesses, and teaches nothing. "
            "Which run can be read well, and yet fails?",
        ),
    ),
    hint_words="Answer with one letter, for example 'a'.",
    plain_hint="Mode collapse means: good pictures, but only of a few kinds. Look for a high share read with few digits.",
)

check_choose_generator = Exercise(
    lesson="03",
    name="choose a generator",
    solution="b",
    why="among those that draw all ten digits and copy no more often than people seem to, it has the lowest FDD.",
    mistakes=(
        (
            "a",
            "The lowest FDD, but 92 % of its pictures are called copies, where 5 % of people's digits are: it has learned its "
            "training images by heart.",
        ),
        ("c", "A low FDD, but one digit is missing altogether; FDD forgives that more easily than a user would."),
        ("d", "All ten digits and no copies, but another one has that with a lower FDD."),
    ),
    hint_words="Answer with one letter, for example 'a'.",
    plain_hint="First strike out the one that copies and the one that misses a digit; then take the lowest FDD.",
)
