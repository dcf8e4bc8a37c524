"""Virtual environments of their own, for checks with other versions than those of ``.venv``."""

import subprocess
import sys
import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from helpers.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def project_table() -> dict:
    """The table ``[project]`` of pyproject.toml and, under "five-models", our own ``[tool.five-models]``, as one dict."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {**table["project"], "five-models": table["tool"]["five-models"]}


def make_environment(name: str, packages: Sequence[str], *, python: "str | Path" = sys.executable) -> "Path":
    """Make the folder ``.venv-NAME``; one that was made of the same packages and Python is taken as it stands.

    Args:
        name: of the folder.
        packages: list of requirements, as pip reads them.
        python: command or path, the one that runs this if left out.

    Returns:
        pathlib.Path of the environment's own Python.

    Raises:
        RuntimeError: it could not be made; pip's own words stand above.
    """
    folder = ROOT / f".venv-{name}"
    own = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp, made_of = folder / "made-of.txt", "\n".join([str(python), *packages])
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_of:
        return own
    print(f"Making {folder.name}: a few minutes the first time.", flush=True)
    try:
        subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
        pip = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *packages], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise RuntimeError(
            f"Expected to make {folder.name} with {python}; it failed: {error}. Check the network (the packages are "
            f"downloaded) and the disk (each environment needs about 3 GB), then run the command again."
        ) from error
    stamp.write_text(made_of, encoding="utf-8")
    return own
