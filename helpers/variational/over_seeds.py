"""What was recorded with several seeds, as one text for a table."""

from functools import reduce
from operator import getitem
from statistics import median


def over_seeds(results: list[dict], *keys: str, form: str = ".1f", sign: int = 1) -> str:
    """Median and range of a measure over the seeds.

    Args:
        results: of a recording, one dict a seed, nested or flat.
        keys: the way to the number, one key a level.
        form: how it is written, as in an f-string.
        sign: -1 shows the mean of a log-probability as a cost.

    Returns:
        text, for example "112.3 (110.0 to 115.1)"; the number alone where there is one seed.

    Raises:
        KeyError: nothing was recorded under these keys.
    """
    values = [sign * reduce(getitem, keys, result) for result in results]
    spread = f" ({min(values):{form}} to {max(values):{form}})" if len(values) > 1 else ""
    return f"{median(values):{form}}{spread}"
