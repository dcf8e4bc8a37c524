"""Sequences of one's own: look them over, bring them to one scale and one length."""

from collections.abc import Sequence

import numpy as np

_ENOUGH = 20  # steps: a pattern in fewer is chance


def as_sequences(
    x: Sequence[Sequence[Sequence[float]]] | np.ndarray, lengths: Sequence[int] | np.ndarray | None = None
) -> list[np.ndarray]:
    """Cut an array into its sequences, or say what is wrong with it.

    Args:
        x: array (n, steps, features).
        lengths: (n,) whole numbers: how many steps of each are real; all if left out.

    Returns:
        list of n float64 arrays (steps, features); what was filled up behind a sequence is gone.

    Raises:
        ValueError: another rank, nothing in it, impossible lengths, values that are no numbers, NaN or infinity.
    """
    try:
        x = np.asarray(x, "float64")
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"Expected numbers; these cannot become one array of them ({error}). Look for text."
        ) from error
    if x.ndim != 3:
        raise ValueError(f"Expected an array of shape (n, steps, features); got {x.shape}. {_rank_remedy(x)}")
    if 0 in x.shape:
        raise ValueError(
            f"Expected a sequence, a step and a feature at least; got shape {x.shape}. Leave empty ones out."
        )
    lengths = np.full(len(x), x.shape[1]) if lengths is None else np.asarray(lengths)
    whole = lengths.dtype.kind in "iu" and lengths.shape == (len(x),)
    if not whole or lengths.min() < 1 or lengths.max() > x.shape[1]:
        raise ValueError(
            f"Expected lengths of shape ({len(x)},), whole numbers from 1 to {x.shape[1]}; got {lengths.dtype} of shape "
            f"{lengths.shape}. Count the real steps of each sequence."
        )
    sequences = [one[:length] for one, length in zip(x, lengths)]
    for number, one in enumerate(sequences):
        if not np.isfinite(one).all():
            step, feature = np.argwhere(~np.isfinite(one))[0]
            raise ValueError(
                f"Expected finite numbers; got {one[step, feature]} in sequence {number} at step {step}, feature "
                f"{feature}. Fill in or leave out what is missing: one NaN makes every weight NaN."
            )
    return sequences


def why_no_measurement(name: str, values: Sequence[np.ndarray], labels: Sequence[str | int]) -> str | None:
    """Why a column measures nothing at a step, or None: it numbers rows, is the same all through, or counts on as a clock.

    Args:
        name: of the column.
        values: list of n arrays (steps,), one a sequence.
        labels: n texts or numbers.

    Returns:
        str or None.
    """
    ordered, changes = np.sort(np.concatenate(values)), np.concatenate([np.diff(one) for one in values])
    if len(ordered) < _ENOUGH:
        return None
    if (np.diff(ordered) == 1).all():
        return "it numbers the rows"
    if len(changes) == 0:
        return None
    if not changes.any():
        pairs = {(one[0], label) for one, label in zip(values, labels)}
        codes, kinds = map(set, zip(*pairs))
        tells = " and gives the label away" if len(pairs) == len(codes) == len(kinds) else ""
        return f"the same at every step of a sequence{tells}"
    clock = any(word in name.lower() for word in ("time", "date", "stamp"))
    if changes.min() > 0 and (clock or np.ptp(changes) <= 1e-6 * changes.max()):
        return "it counts on from step to step, as a clock does"
    return None


def scale_and_pad(sequences: Sequence[np.ndarray], train: Sequence[int] | np.ndarray) -> np.ndarray:
    """Scale each feature to mean 0 and spread 1, measured on the training part alone; fill up to one length.

    A last feature is added: 1 at each real step. What is filled up holds −1 in all features, so that
    ``layers.Masking(-1)`` skips it and nothing else. It stands at the end, where a GPU's LSTM and GRU want it.

    Args:
        sequences: list of n arrays (steps, features).
        train: places of the training sequences.

    Returns:
        float32 array (n, most steps, features + 1).
    """
    known = np.concatenate([sequences[place] for place in train])
    middle, spread = known.mean(axis=0), known.std(axis=0)
    spread[spread == 0] = 1
    padded = np.full((len(sequences), max(map(len, sequences)), len(middle) + 1), -1, "float32")
    for row, one in zip(padded, sequences):
        row[: len(one), :-1] = (one - middle) / spread
        row[: len(one), -1] = 1
    return padded


def _rank_remedy(x):
    if x.ndim == 2:
        return "For one sequence pass x[None]; if each step is a single number pass x[..., None]."
    if x.ndim == 4:
        return "Leave out the axis of length 1, x[..., 0], or join the last two: x.reshape(n, steps, -1)."
    return "The first axis counts sequences, the second steps, the third the numbers at a step."
