"""Prepare a folder of files for a class, or verify one: a mirror that FIVE_MODELS_MIRROR can name.

python -m helpers.data fetch --all DIR           # every file of the catalogue; what is there and right is left alone
python -m helpers.data fetch mnist.npz DIR       # some of them
python -m helpers.data fetch --check DIR         # tell which files are ok, missing or wrong
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from helpers.data.fetched import catalogue
from helpers.data.fetched.download import DownloadError, fetch_into, is_right


def _fetch(names, folder):
    """Fetch the files one after the other; whether all of them are there now."""
    failed = []
    for name in names:
        try:
            fetch_into(catalogue.FILES[name], folder)
            print(f"ok       {name}", flush=True)
        except DownloadError as error:
            failed.append(name)
            print(f"failed   {name}: {error}", flush=True)
    if failed:
        print(f"{len(failed)} of {len(names)} files are not there: {', '.join(failed)}. Run the same command again.")
    return not failed


def _check(folder):
    """Tell how each file of the catalogue is; whether all are ok."""
    states = []
    for name, remote in catalogue.FILES.items():
        try:
            states.append(
                "ok" if is_right(folder / name, remote) else "wrong" if (folder / name).exists() else "missing"
            )
        except OSError as error:
            states.append(f"wrong ({error.strerror})")
        print(f"{states[-1]:8} {name}")
    return set(states) <= {"ok"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code: 0 if every file asked for is there and right, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m helpers.data", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    fetch = parser.add_subparsers(required=True, metavar="fetch").add_parser("fetch", help="fetch or verify files")
    what = fetch.add_mutually_exclusive_group()
    what.add_argument("--all", action="store_true", help="every file of the catalogue")
    what.add_argument("--check", action="store_true", help="fetch nothing, verify what is there")
    fetch.add_argument("names", nargs="*", metavar="NAME", help=f"out of {', '.join(catalogue.FILES)}")
    fetch.add_argument("folder", type=Path, metavar="DIR")
    chosen = parser.parse_args(arguments)
    if unknown := [name for name in chosen.names if name not in catalogue.FILES]:
        fetch.error(f"expected files out of {', '.join(catalogue.FILES)}; got {', '.join(unknown)}")
    if bool(chosen.names) == (chosen.all or chosen.check):
        fetch.error("expected either --all, or --check, or the names of files; then the folder")
    right = _check(chosen.folder) if chosen.check else _fetch(chosen.names or list(catalogue.FILES), chosen.folder)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
