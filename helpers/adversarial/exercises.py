"""Exercises on generative adversarial networks."""

import numpy as np

from helpers.checks.exercise import Exercise

check_painted_shape = Exercise(
    lesson="03",
    name="the shape a transposed convolution paints",
    solution=(21, 21, 8),
    why="a stride of 3 with same padding makes 7 into 7 · 3 = 21, and every filter paints one channel.",
    mistakes=(
        ((14, 14, 8), "That is a stride of 2; here it is 3."),
        ((7, 7, 8), "The stride is missing: a transposed convolution with stride 3 enlarges."),
        ((3, 3, 8), "That is an ordinary convolution, which shrinks by its stride. The transposed one enlarges by it."),
        ((23, 23, 8), "That would be right without padding: (7 − 1) · 3 + 5. With 'same' the edges are cut to 7 · 3."),
        ((21, 21, 16), "The channels that come in are summed over; what comes out has a channel a filter."),
        ((21, 21, 5), "5 is the side of the kernel; the channels are as many as the filters."),
    ),
    hint_words="Give (height, width, channels): with same padding the sides are multiplied by the stride.",
    plain_hint="Height and width are 7 × 3; the channels are the number of filters, 8.",
)

_LOGITS = np.array([-30.0, -2.0, 0.0, 1.5, 40.0])


def _softplus(x):
    return np.logaddexp(0, x)


check_generator_loss = Exercise(
    lesson="03",
    name="the generator's loss",
    solution=lambda logits: np.mean(_softplus(-logits)),
    why="the mean of log(1 + e⁻ˡ), the cross-entropy with the wished label 1, has its full slope where the expert is sure.",
    mistakes=(
        (
            lambda logits: np.mean(_softplus(logits)),
            "That is what the discriminator pays for forgeries (label 0). The generator wishes for label 1: turn the sign of the logit.",
        ),
        (
            lambda logits: np.mean(-_softplus(logits)),
            "That is log(1 − D), the saturating loss: it goes flat where the expert is sure. Use −log D.",
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

check_who_moves = Exercise(
    lesson="03",
    name="who is frozen when",
    solution=[[1, 0], [0, 1]],
    why="each optimizer moves only its own network, though the generator's gradient passes through the discriminator.",
    mistakes=(
        (
            [[1, 0], [1, 1]],
            "In the generator's step the discriminator's weights are used, not moved: else it would learn to call forgeries real.",
        ),
        (
            [[1, 1], [0, 1]],
            "In the discriminator's step the generator's weights stay: else it would learn to be caught more easily.",
        ),
        ([[1, 1], [1, 1]], "Then both losses would move both networks, and their opposite wishes would cancel."),
        ([[0, 1], [1, 0]], "That is crossed: each step moves the network that it is named for."),
    ),
    hint_words="Give two rows of two numbers, 1 moves and 0 frozen: [[D, G] in D's step, [D, G] in G's step].",
    plain_hint="In each step exactly one network moves: the one whose loss it is. Row 1 is D's step, row 2 is G's.",
)

check_read_curves = Exercise(
    lesson="03",
    name="read a collapse from the curves",
    solution="c",
    why="the forger keeps fooling the expert, with one digit only: losses alone look well; the count of digits tells.",
    mistakes=(
        (
            "a",
            "Losses that wander near 1.2 and 0.8 with ten digits are what a healthy game looks like. Look at the last column.",
        ),
        (
            "b",
            "There the expert has won: 0.00 and a climbing loss, and no picture can be read. That is the vanished gradient. "
            "Which run can be read well, and yet fails?",
        ),
        (
            "d",
            "1.39 and 0.69 from the first step on are 2 log 2 and log 2: an expert that only guesses, and teaches nothing. "
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
    why="among those that draw all ten digits and keep the distance that real digits have, it has the lowest FDD.",
    mistakes=(
        (
            "a",
            "The lowest FDD, but its pictures lie 0.6 from the nearest training image, where real digits of the same writers lie "
            "3.7 apart: it copies.",
        ),
        ("c", "A low FDD, but one digit is missing altogether; FDD forgives that more easily than a user would."),
        ("d", "All ten digits and no copies, but another one has that with a lower FDD."),
    ),
    hint_words="Answer with one letter, for example 'a'.",
    plain_hint="First strike out the one that copies and the one that misses a digit; then take the lowest FDD.",
)
