"""Whether two values are the same, and what kind of difference keeps them apart."""

from typing import Any

import numpy as np


def has_dots(value: Any) -> bool:
    """Whether the three dots of a starter are still in it: alone, or in a list or tuple."""
    return value is ... or (isinstance(value, list | tuple) and any(has_dots(inner) for inner in value))


def as_compared(value: Any) -> str | np.ndarray | None:
    """A value as it is compared.

    Args:
        value: anything.

    Returns:
        a text; a float64 array; None where it is neither, or has None, texts or complex numbers among its numbers.

    Raises:
        Exception: what an object of the reader's raises when it is asked for its array.
    """
    if isinstance(value, str):
        return value
    try:
        array = np.asarray(value)
        if array.dtype.kind in "biufV":  # V: TensorFlow's bfloat16
            return array.astype("float64")
        odd = array.dtype.kind != "O" or any(inner is None or isinstance(inner, str) for inner in array.flat)
        return None if odd else array.astype("float64")
    except (TypeError, ValueError, OverflowError):
        return None


def same(a: Any, b: Any) -> bool:
    """Equal texts, or equal shapes with numbers equal to about four digits."""
    a, b = as_compared(a), as_compared(b)
    if a is None or b is None or isinstance(a, str) != isinstance(b, str):
        return False
    if isinstance(a, str):
        return a.strip().lower() == b.strip().lower()
    return a.shape == b.shape and bool(np.allclose(a, b, rtol=1e-4, atol=1e-4))


def misfit(value: Any, expected: Any) -> str:
    """A sentence on what keeps a wrong answer from being compared, with a space behind; empty where it is only wrong.

    Args:
        value: the wrong answer.
        expected: the right one.
    """
    value, expected = as_compared(value), as_compared(expected)
    if isinstance(expected, str):
        return ""
    if isinstance(value, str):
        return "your answer is a text; leave the quotes away. "
    if value is None:
        return "your answer has something in it that is no ordinary number: None, a text, a complex number, a gap. "
    if np.isnan(value).any():
        return "your answer has NaN (not a number) in it: look for 0/0 or log 0. "
    if value.shape != expected.shape and same(value.ravel(), expected.ravel()):
        wanted = f"the shape {expected.shape}" if expected.shape else "one plain number"
        return f"the numbers are right, but they come in the shape {value.shape}, and {wanted} is wanted. "
    return ""
