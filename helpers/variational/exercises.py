"""Exercises on variational autoencoders: the posterior, β, a collapse."""

import numpy as np

from helpers.checks.exercise import Exercise

_PRIOR = np.array([0.6, 0.1, 0.3])
_LIKELIHOOD = np.array([[0.5, 0.1, 0.2], [0.3, 0.2, 0.1], [0.1, 0.3, 0.6], [0.1, 0.4, 0.1]])


def _posterior(prior, likelihood):
    joint = likelihood * prior
    return joint / joint.sum(axis=1, keepdims=True)


check_posterior = Exercise(
    lesson="04",
    name="the posterior",
    solution=_posterior,
    why="each row is p(x|z) · p(z), divided by its sum p(x), so that it sums to 1.",
    mistakes=(
        (lambda prior, likelihood: likelihood * prior, "Not yet divided by p(x): the rows do not sum to 1."),
        (
            lambda prior, likelihood: likelihood / likelihood.sum(axis=1, keepdims=True),
            "The prior is missing: an improbable place is not as likely to have drawn the image.",
        ),
        (
            lambda prior, likelihood: likelihood * prior / (likelihood * prior).sum(axis=0),
            "You divided each column by its sum; p(x) is the sum of a row, over the places.",
        ),
        (
            lambda prior, likelihood: likelihood @ prior,
            "That is p(x), the denominator; the posterior has a column a place.",
        ),
    ),
    hint_words="Multiply each column of the likelihood by its place's prior, then divide each row by its sum.",
    plain_hint="joint = likelihood * prior; return joint / joint.sum(axis=1, keepdims=True)",
    value=lambda posterior: np.asarray(posterior(_PRIOR.copy(), _LIKELIHOOD.copy())),
)

check_beta = Exercise(
    lesson="04",
    name="which β tips the scales",
    solution=(103 - 95) / (8 - 3),
    why="95 + β·8 = 103 + β·3 at β = 8/5 = 1.6: below it pays to store five more nats, above it does not.",
    mistakes=(
        ((8 - 3) / (103 - 95), "Upside down: 95 + 8β = 103 + 3β gives β = (103 − 95) / (8 − 3)."),
        (
            103 - 95.0,
            "That is the difference of the reconstruction costs; divide by the nats of KL it has to be paid for with.",
        ),
        (1.0, "At β = 1 the losses are 103 and 106: the first is still smaller."),
        ((103 + 3) / (95 + 8), "The losses at β = 1 are not to be divided; find the β at which both are equal."),
        (103 / 8, "Compare the two models: 95 + 8β against 103 + 3β."),
    ),
    hint_words="Set the two losses equal, 95 + 8β = 103 + 3β, and solve for β.",
    plain_hint="β = (103 − 95) / (8 − 3)",
)

check_diagnosis = Exercise(
    lesson="04",
    name="read a collapse",
    solution="D",
    why="a KL of nearly zero with poor copies: nothing passes through z. A mean over 784 pixels beside a summed KL does this.",
    mistakes=(
        (
            "A",
            "A network that learned its writers by heart makes good copies of its training images and has a large KL.",
        ),
        ("B", "Without draws the means still reach the decoder, so the copies would be good; here they are poor."),
        ("C", "Far too small a β lets the KL grow; here it is nearly zero."),
    ),
    hint_words="Answer with one letter, 'A' to 'D'. Which case drives the KL to zero?",
    plain_hint="Nothing passes through z: the KL term has won. Which mistake makes it count 784 times too much?",
)
