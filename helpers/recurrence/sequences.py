"""What the networks of the RNN lesson read: digits warped row by row, numbers as words."""

import numpy as np

from helpers.data.affine import affine_matrices, bending_fields, resample


def warp_digits(digits: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Turn, stretch, slant and move every digit a little, and bend its strokes by a smooth random field.

    Args:
        digits: (n, 28, 28) array in [0, 1], 1 is ink.
        rng: numpy Generator.

    Returns:
        float32 array of the same shape.
    """
    n = len(digits)
    matrices = affine_matrices(
        scale=rng.uniform(0.88, 1.12, n),
        rotation=rng.uniform(-12, 12, n),
        shear=rng.uniform(-0.25, 0.25, n),
        shift=rng.uniform(-2, 2, (2, n)),
        size=28,
        source_size=28,
    )
    return resample(digits, matrices, 28, displacement=bending_fields(n, 28, rng, typical=0.8, width=4))


LARGEST = 999
CHARACTERS = "\0\n=0123456789adefghilnorstuvwxyz -"  # 0 is padding, 1 ends a line
LINE_LENGTH = 36  # characters of the longest line, its end included
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number: int) -> str:
    """A number in words, as it is said in Britain.

    Args:
        number: int, 0 to 999.

    Returns:
        str, for example "three hundred and forty-two".

    Raises:
        ValueError: another number.
    """
    if isinstance(number, bool) or not isinstance(number, (int, np.integer)) or not 0 <= number <= LARGEST:
        raise ValueError(f"Expected a whole number from 0 to {LARGEST}; got {number!r}. For example spell(342).")
    hundreds, rest = divmod(int(number), 100)
    if rest < 20:
        small = _ONES[rest]
    else:
        small = _TENS[rest // 10 - 2] + (f"-{_ONES[rest % 10]}" if rest % 10 else "")
    if not hundreds:
        return small
    return f"{_ONES[hundreds]} hundred" + (f" and {small}" if rest else "")


def number_line(number: int) -> str:
    """The line of a number, with its end: "342=three hundred and forty-two" and a line break."""
    return f"{number}={spell(number)}\n"


def split_numbers(seed: int = 0, *, held_out: int = 200) -> tuple[np.ndarray, np.ndarray]:
    """The numbers to learn from and those kept apart, shuffled: two int arrays that share no number."""
    shuffled = np.random.default_rng(seed).permutation(LARGEST + 1)
    return shuffled[held_out:], shuffled[:held_out]
