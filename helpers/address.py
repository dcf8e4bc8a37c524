"""Write the public address of this copy into pyproject.toml, the README, the badges and the setup cells.

python -m helpers.address https://github.com/account/repository
"""

import re
import sys
import tomllib

from helpers.paths import NOTEBOOKS, ROOT

_GITHUB = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+?)/?")


def public_address():
    """The address in pyproject.toml, for example https://github.com/account/five-models."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]["Repository"]


def files_with_address():
    """Every file that names the address."""
    return [ROOT / "pyproject.toml", ROOT / "README.md", *sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))]


def change_address(new):
    """Replace the address everywhere; the folder that Colab clones into stays ``five-models``.

    Args:
        new: https://github.com/account/repository.

    Raises:
        ValueError: no such address.
    """
    match = _GITHUB.fullmatch(new)
    if not match:
        raise ValueError(
            f"Expected https://github.com/account/repository; got {new!r}. Colab opens public GitHub notebooks."
        )
    old = _GITHUB.fullmatch(public_address()).group(1)
    for path in files_with_address():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f"/{old}", f"/{match.group(1)}"), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Expected one address, for example: make address URL=https://github.com/account/five-models")
    try:
        change_address(sys.argv[1])
    except ValueError as error:
        sys.exit(str(error))
