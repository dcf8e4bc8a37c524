"""Say what was found: a finding with its claim, a table."""

import math
from collections.abc import Iterable, Sequence

from IPython.display import display


def finding(
    what: str,
    value: float,
    *,
    at_least: float | None = None,
    at_most: float | None = None,
    between: tuple[float, float] | None = None,
    unit: str = "",
) -> None:
    """Print a number and, for a measured one, the claim that it bears: ``test accuracy 0.957 (at least 0.95: yes)``.

    The tests run the lesson again and compare the words, the claim and the verdict. The digits of a number with a claim
    may differ on another machine; a number without a claim (a count, a shape, arithmetic) is compared digit by digit.

    Args:
        what: what was measured, in a few words.
        value: a number; three digits of it are shown, more where the verdict needs them.
        at_least: the claim is ``value >= at_least``.
        at_most: the claim is ``value <= at_most``.
        between: the claim is ``low <= value <= high``, for ``(low, high)``.
        unit: of all these numbers, for example "nats"; none if left out.

    Raises:
        TypeError: a value that is no number.
        ValueError: two claims, or ``between`` upside down.
    """
    claims = [claim for claim in (at_least, at_most, between) if claim is not None]
    if len(claims) > 1:
        raise ValueError(f"Expected one claim at most; got {len(claims)}. Print a finding for each.")
    try:
        value = value if isinstance(value, int) else float(value)
    except (TypeError, ValueError) as error:
        raise TypeError(
            f"Expected one number for {what!r}; got {type(value).__name__}. Take one out, or its mean."
        ) from error
    unit = f" {unit}" if unit else ""
    if not claims:
        print(f"{what} {_in_digits(value)}{unit}")
        return
    low, high = between or (at_least, at_most)
    if between and not low <= high:
        raise ValueError(f"Expected between=(low, high), the smaller one first; got {between}. Swap them.")

    def holds(number: float) -> bool:
        return (low is None or number >= low) and (high is None or number <= high)

    if between:
        claim = f"between {_in_digits(low, 12)} and {_in_digits(high, 12)}"
    else:
        claim = f"at least {_in_digits(low, 12)}" if high is None else f"at most {_in_digits(high, 12)}"
    digits = 3  # 0.9496 is not "0.95 (at least 0.95: no)"
    while digits < 17 and holds(float(_in_digits(value, digits).replace(",", ""))) != holds(value):
        digits += 1
    print(f"{what} {_in_digits(value, digits)}{unit} ({claim}{unit}: {'yes' if holds(value) else 'no'})")


def _in_digits(number: float, digits: int = 3) -> str:
    """A number for reading: whole ones as such, the others with so many significant digits and no exponent below 10^12."""
    if isinstance(number, int) or not math.isfinite(number):
        return f"{number:,}"
    before_the_point = max(0, math.floor(math.log10(abs(number))) + 1) if number else 0
    return f"{number:,.{max(digits, before_the_point)}g}" if before_the_point < 12 else f"{number:.{digits}g}"


def show_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, caption: str | None = None) -> None:
    """Display a table in the notebook, with its plain text beside it.

    Args:
        columns: texts, none empty.
        rows: lists of as many values; floats are shown with three digits.
        caption: a sentence under the table, or None.

    Raises:
        ValueError: a column without a name, a row of another length.
    """
    if not all(map(str.strip, columns)):
        raise ValueError(
            f"Expected a name for each column, which screen readers say; got {columns}. Name the first, too."
        )
    cells = [[f"{value:.3f}" if isinstance(value, float) else str(value) for value in row] for row in rows]
    for row in cells:
        if len(row) != len(columns):
            raise ValueError(
                f"Expected {len(columns)} values a row, one for each column; got {len(row)}: {row}. Complete the row."
            )
    whole = [[text.replace("|", "\\|") for text in row] for row in [list(columns), ["---"] * len(columns), *cells]]
    lines = ["| " + " | ".join(row) + " |" for row in whole]  # a | in a text would end its cell
    if caption:
        lines += ["", f"*{caption}*"]
    text = "\n".join(lines)
    display({"text/markdown": text, "text/plain": text}, raw=True)
