"""Sequences of one's own: look them over before a network reads them."""

import numpy as np

_REMEDY = (
    'Pad them to one length, keras.utils.pad_sequences(sequences, padding="post", dtype="float32", value=-1), and put '
    "layers.Masking(-1) before the first recurrent layer."
)


def check_sequences(sequences, *, features=None):
    """Make sure that a recurrent layer can read these, or say what is wrong with them.

    Args:
        sequences: array (n, steps, features), or a list of n sequences of one length.
        features: how many numbers a step must have; any number if left out.

    Returns:
        float32 array (n, steps, features).

    Raises:
        ValueError: no sequence or an empty one, unequal lengths, another rank or number of features, values that are
            not numbers, NaN or infinity.
    """
    if len(sequences) == 0:
        raise ValueError("Expected at least one sequence; got none. Pass an array of shape (n, steps, features).")
    lengths = sorted(
        {len(sequence) for sequence in sequences if hasattr(sequence, "__len__")} if _is_list(sequences) else ()
    )
    if len(lengths) > 1:
        raise ValueError(
            f"Expected sequences of one length; got lengths from {lengths[0]} to {lengths[-1]} steps. {_REMEDY}"
        )
    try:
        array = np.asarray(sequences, "float32")
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"Expected numbers, as many at every step; these cannot become one array ({error}). "
            "Look for text, missing values, and steps with more or fewer numbers than the others."
        ) from error
    if array.ndim != 3:
        raise ValueError(f"Expected an array of shape (n, steps, features); got {array.shape}. {_rank_remedy(array)}")
    if 0 in array.shape:
        raise ValueError(
            f"Expected at least one step and one feature; got shape {array.shape}. Leave empty sequences out."
        )
    if features is not None and array.shape[2] != features:
        swapped = array.shape[1] == features
        raise ValueError(
            f"Expected {features} features a step; got {array.shape[2]} (shape {array.shape}). "
            + ("Steps and features seem swapped: x.transpose(0, 2, 1)." if swapped else "Give every step all of them.")
        )
    bad = np.argwhere(~np.isfinite(array))
    if len(bad):
        where, step, feature = bad[0]
        raise ValueError(
            f"Expected finite numbers; got {len(bad)} that are NaN or infinite, the first in sequence {where} at step "
            f"{step}, feature {feature}. Fill or leave out what is missing: one NaN makes every weight NaN."
        )
    return array


def _is_list(sequences):
    return not isinstance(sequences, np.ndarray) or sequences.dtype == object


def _rank_remedy(array):
    if array.ndim == 2:
        return "For one sequence pass x[None]; if each step is a single number pass x[..., None]."
    if array.ndim == 4:
        return "Leave out the axis of length 1, x[..., 0], or join the last two: x.reshape(n, steps, -1)."
    return "The first axis counts sequences, the second steps, the third the numbers at a step."
