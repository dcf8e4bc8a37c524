"""What a code costs (rate) against what is lost with it (distortion)."""

import numpy as np

from helpers.plots.style import COLOURS, new_figure


def plot_rate_distortion(rates, distortions, names, *, title=None):
    """One point a model, joined in the order given, each with its name.

    A. Alemi et al., Fixing a broken ELBO, 2018. Models on one dashed line have the same ELBO, rate + distortion.

    Args:
        rates, distortions: (n,) arrays, nats. names: n short texts. title: of the figure.

    Returns:
        matplotlib Figure.

    Raises:
        ValueError: different lengths.
    """
    rates, distortions = np.asarray(rates, "float64"), np.asarray(distortions, "float64")
    if rates.shape != distortions.shape or rates.shape != (len(names),):
        raise ValueError(
            f"Expected as many rates as distortions and names; got {rates.shape}, {distortions.shape}, {len(names)}."
        )
    figure, axis = new_figure(5.2, 3.2)
    axis.plot(rates, distortions, "-o", color=COLOURS[0], markersize=5)
    for rate, distortion, name in zip(rates, distortions, names):
        axis.annotate(name, (rate, distortion), xytext=(7, 5), textcoords="offset points", fontsize=9)
    best = (rates + distortions).min()
    reach = np.array([max(rates.min() - 0.5, 0), rates.max() + 1])
    axis.plot(reach, best - reach, "--", color=COLOURS[1], label=f"rate + distortion = {best:.0f}")
    axis.legend(frameon=False, fontsize=9)
    axis.set(xlabel="rate: KL, nats", ylabel="distortion: reconstruction, nats")
    axis.margins(x=0.12, y=0.1)
    if title:
        axis.set_title(title)
    return figure
