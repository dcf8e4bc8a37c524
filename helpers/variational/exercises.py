"""Exercises on variational autoencoders: the KL term, the signs of the loss, log-variance, β, a collapse."""

import numpy as np

from helpers.checks.exercise import Exercise

_MEAN = np.array([[0.5, -1.0], [2.0, 0.3]])
_LOG_VARIANCE = np.array([[0.4, -1.2], [-0.5, 0.8]])
_NOISE = np.array([[1.0, -0.5], [0.2, 2.0]])
_OTHER_MEAN, _OTHER_LOG_VARIANCE = np.array([[0.0, 1.0], [1.0, -1.0]]), np.array([[1.1, 0.2], [-0.7, -0.3]])


def _kl(mean_q, log_variance_q, mean_p, log_variance_p):
    """KL of two normal distributions with independent numbers, summed over them."""
    share = (np.exp(log_variance_q) + (mean_q - mean_p) ** 2) / np.exp(log_variance_p)
    return 0.5 * np.sum(share - 1 + log_variance_p - log_variance_q, axis=-1)


check_kl_of_two = Exercise(
    lesson="04",
    name="the KL of two Gaussians",
    solution=_kl,
    why="with mean 0 and log-variance 0 as the second Gaussian it becomes the KL term of the lesson.",
    mistakes=(
        (
            lambda mq, vq, mp, vp: _kl(mp, vp, mq, vq),
            "That is the KL the other way round, from p to q. It is not symmetric: the variance of p divides.",
        ),
        (
            lambda mq, vq, mp, vp: 0.5 * np.sum(np.exp(vq) + mq**2 - 1 - vq, axis=-1),
            "That is the KL to the standard normal: the second Gaussian does not occur in it.",
        ),
        (
            lambda mq, vq, mp, vp: 0.5 * np.sum((vq + (mq - mp) ** 2) / vp - 1 + np.log(np.abs(vp / vq)), axis=-1),
            "You took the log-variances for variances: σ² is exp of the log-variance.",
        ),
        (lambda mq, vq, mp, vp: 2 * _kl(mq, vq, mp, vp), "Exactly twice too much: the ½ is missing."),
        (
            lambda mq, vq, mp, vp: _kl(mq, vq, mp, vp) / 2,
            "That is the mean over the latent numbers; nats are summed over them.",
        ),
        (
            lambda mq, vq, mp, vp: 0.5 * np.sum((np.exp(vq) + (mq - mp) ** 2) / np.exp(vp) - 1 + vq - vp, axis=-1),
            "The two log-variances have each other's sign: + log σ²ₚ − log σ²_q.",
        ),
    ),
    hint_words="½ Σ [ (σ²_q + (μ_q − μ_p)²) / σ²_p − 1 + log σ²_p − log σ²_q ], with σ² = exp(log-variance), over the last axis.",
    plain_hint="0.5 * np.sum((np.exp(vq) + (mq - mp)**2) / np.exp(vp) - 1 + vp - vq, axis=-1)",
    value=lambda kl: np.asarray(kl(_MEAN.copy(), _LOG_VARIANCE.copy(), _OTHER_MEAN.copy(), _OTHER_LOG_VARIANCE.copy())),
)

check_loss_signs = Exercise(
    lesson="04",
    name="the signs of the loss",
    solution=lambda log_likelihood, kl: -log_likelihood + kl,
    why="training makes the loss small: so the likelihood large and the KL small. Its negative is the ELBO.",
    mistakes=(
        (
            lambda log_likelihood, kl: log_likelihood - kl,
            "That is the ELBO itself. It is to become large; an optimiser makes its loss small.",
        ),
        (
            lambda log_likelihood, kl: -log_likelihood - kl,
            "With −KL the clouds are paid for running away from the standard normal: the loss falls without end.",
        ),
        (
            lambda log_likelihood, kl: log_likelihood + kl,
            "Making this small makes the pictures as improbable as can be: the likelihood has the wrong sign.",
        ),
    ),
    hint_words="The ELBO is log-likelihood − KL; the loss is what an optimiser makes small.",
    plain_hint="return -log_likelihood + kl",
    value=lambda loss: np.asarray(loss(np.array([-100.0, -80.5]), np.array([6.0, 7.25]))),
)

check_draw = Exercise(
    lesson="04",
    name="log-variance, not variance",
    solution=lambda mean, log_variance, noise: mean + np.exp(0.5 * log_variance) * noise,
    why="exp(½ log σ²) is σ, the standard deviation, and noise is stretched by the standard deviation.",
    mistakes=(
        (
            lambda mean, log_variance, noise: mean + np.exp(log_variance) * noise,
            "exp(log σ²) is the variance; noise is stretched by its root, the standard deviation.",
        ),
        (
            lambda mean, log_variance, noise: mean + log_variance * noise,
            "The log-variance itself is no width: it may even be negative. First exp.",
        ),
        (
            lambda mean, log_variance, noise: mean + np.exp(2 * log_variance) * noise,
            "A root halves the logarithm; you doubled it.",
        ),
        (
            lambda mean, log_variance, noise: mean * np.exp(0.5 * log_variance) + noise,
            "The noise is stretched, not the mean.",
        ),
        (lambda mean, log_variance, noise: mean, "Nothing is drawn: without the noise it is an autoencoder again."),
    ),
    hint_words="The standard deviation is exp(½ · log-variance); the draw is mean + standard deviation × noise.",
    plain_hint="return mean + np.exp(0.5 * log_variance) * noise",
    value=lambda draw: np.asarray(draw(_MEAN.copy(), _LOG_VARIANCE.copy(), _NOISE.copy())),
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
            "That is the difference of the reconstructions; divide by the nats of KL it has to be paid for with.",
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
    why="a KL of nearly zero with poor reconstructions: nothing passes the code, and a thousandth of β can cause it.",
    mistakes=(
        ("A", "A network that learned its writers by heart has good training reconstructions and a large KL."),
        ("B", "Without sampling the means still reach the decoder, so the copies would be good; here they are poor."),
        ("C", "Far too small a β lets the KL grow; here it is nearly zero."),
    ),
    hint_words="Answer with one letter, 'A' to 'D'. Which case drives the KL to zero?",
    plain_hint="Nothing passes the code, and the KL term got what it wanted: it counts 784 times too much.",
)
