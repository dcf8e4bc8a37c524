"""Whole numbers and how they are said in English, as lines of characters that a network can read and write."""

import numpy as np

LARGEST = 999
CHARACTERS = "\0\n=0123456789adefghilnorstuvwxyz -"  # 0 is padding, 1 ends a line
LINE_LENGTH = 36  # characters of the longest line, its end included
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number):
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


def number_line(number):
    """The line of a number, with its end: "342=three hundred and forty-two" and a line break."""
    return f"{number}={spell(number)}\n"


def encode_lines(lines):
    """Lines of text as numbers, padded with zeros at the end.

    Args:
        lines: list of str, of the known characters, 36 of them at most.

    Returns:
        int32 array (n, 36), each a place in ``CHARACTERS``.

    Raises:
        ValueError: an unknown character, a line too long, no line.
    """
    if not lines or max(map(len, lines)) > LINE_LENGTH:
        raise ValueError(f"Expected lines of at most {LINE_LENGTH} characters; got {list(lines)!r:.80}. Shorten them.")
    if unknown := sorted(set("".join(lines)) - set(CHARACTERS[1:])):
        raise ValueError(f"Expected characters out of {CHARACTERS[1:]!r}; got {unknown}. Leave them out.")
    codes = np.zeros((len(lines), LINE_LENGTH), "int32")
    for row, line in zip(codes, lines):
        row[: len(line)] = [CHARACTERS.index(character) for character in line]
    return codes


def split_numbers(seed=0, *, held_out=200):
    """The numbers to learn from and those kept apart, shuffled: two int arrays that share no number."""
    shuffled = np.random.default_rng(seed).permutation(LARGEST + 1)
    return shuffled[held_out:], shuffled[:held_out]
