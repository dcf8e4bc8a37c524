"""Write the public address and the branch of this copy into pyproject.toml, the README, the links to
Colab (hidden while there is no address) and the setup cells.

python -m helpers.tools.address https://github.com/account/repository [branch or tag]
"""

import contextlib
import re
import sys
from typing import TYPE_CHECKING

from helpers.paths import NOTEBOOKS, ROOT, lesson_notebooks
from helpers.tools.versions import project_table

if TYPE_CHECKING:
    from pathlib import Path

_ACCOUNT_AND_NAME = r"[\w.-]+/[\w.-]+"
_GITHUB = re.compile(
    r"https://github\.com/([A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/(?!\.\.?(?:\.git)?/?$)[\w.-]+?)(?:\.git)?/?", re.ASCII
)
_BRANCH = re.compile(r"(?!.*\.\.)(?!.*\.(?:lock)?$)[A-Za-z0-9_][\w.-]{0,99}", re.ASCII)
# Where a file names the copy: the link to Colab, the setup cell (in a notebook's JSON its quotes are escaped), plain mention.
_COLAB = re.compile(rf"(colab\.research\.google\.com/github/)({_ACCOUNT_AND_NAME})(/blob/)([^/\s]+)(/notebooks/)")
_HIDDEN = re.compile(r"<!-- (\[Open in Colab\]\([^)\s]+\)) -->")  # a comment, until it leads somewhere
_ADDRESS = re.compile(
    rf'(Repository = "|FIVE_MODELS_REPOSITORY\\?", \\?"|name `)https://github\.com/({_ACCOUNT_AND_NAME})'
)
_BRANCH_NAME = re.compile(r"(^branch = \"|git clone [^\n]*--branch |, branch `)([^\s\"`]+)", re.MULTILINE)


def public_address() -> tuple[str, str]:
    """The address and the branch in pyproject.toml, for example ("https://github.com/account/five-models", "main")."""
    table = project_table()
    return table["urls"]["Repository"], table["five-models"]["branch"]


def files_with_address() -> "list[Path]":
    """Every file that names the address."""
    return [ROOT / "pyproject.toml", ROOT / "README.md", *lesson_notebooks(NOTEBOOKS)]


def addresses_in(text: str) -> tuple[set[str], set[str]]:
    """What a file says.

    Returns:
        the set of addresses and the set of branches that its badge, setup cell or settings name.
    """
    badges = _COLAB.findall(text)
    accounts = {badge[1] for badge in badges} | {account for _, account in _ADDRESS.findall(text)}
    branches = {badge[3] for badge in badges} | {branch for _, branch in _BRANCH_NAME.findall(text)}
    return {f"https://github.com/{account}" for account in accounts}, branches


def change_address(new: str, branch: str = "main") -> None:
    """Replace the address and the branch everywhere, or nowhere; Colab goes on cloning into the folder ``five-models``.

    Args:
        new: https://github.com/account/repository.
        branch: branch or tag that Colab opens and clones.

    Raises:
        ValueError: no such address or branch. OSError: a file cannot be written; all are as they were.
    """
    match = _GITHUB.fullmatch(new)
    if not match:
        raise ValueError(
            f"Expected https://github.com/account/repository; got {new!r}. Colab opens public GitHub notebooks."
        )
    if not _BRANCH.fullmatch(branch):
        raise ValueError(
            f"Expected a branch or tag of letters, digits, '.', '_' and '-', for example main or v1.0; got {branch!r}. "
            "Colab's addresses have no room for a slash: publish from a branch or tag without one."
        )
    account = match.group(1)
    fresh = {}
    for path in files_with_address():
        text = path.read_bytes().decode("utf-8")
        text = _COLAB.sub(rf"\g<1>{account}\g<3>{branch}\g<5>", text)
        text = _HIDDEN.sub(r"\1", text)
        text = _ADDRESS.sub(rf"\g<1>https://github.com/{account}", text)
        fresh[path] = _BRANCH_NAME.sub(rf"\g<1>{branch}", text).encode("utf-8")
    _write_all(fresh)


def _write_all(fresh):
    """Write every file or none: all new files are whole before the first old one goes, and a failure puts the old back."""
    old = {path: path.read_bytes() for path in fresh}
    try:
        for path, data in fresh.items():
            _beside(path).write_bytes(data)
        for path in fresh:
            _beside(path).replace(path)
    except OSError:
        for path, data in old.items():
            with contextlib.suppress(OSError):
                if path.read_bytes() != data:
                    path.write_bytes(data)
        raise
    finally:
        for path in fresh:
            _beside(path).unlink(missing_ok=True)


def _beside(path):
    return path.with_name(f"{path.name}.new")


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(
            "Expected an address, for example: make address URL=https://github.com/account/five-models BRANCH=main"
        )
    try:
        change_address(*sys.argv[1:])
    except (ValueError, OSError) as error:
        sys.exit(str(error))
