"""Photographs out of a .zip or .tar.gz, straight into memory: nothing is unpacked to disk."""

import gzip
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from helpers.data.own.photo_folder import ENDINGS

_MOST_OF_ONE = 20_000_000  # bytes
_MOST_TIMES = 100  # what an archive may grow to, in times of its own size; photographs hardly grow at all
_MAY_GROW = 10_000_000  # bytes that any archive may grow to, however small


def image_members(path: str | Path, *, most_bytes: int = 2_000_000_000) -> Iterator[tuple[str, str, bytes]]:
    """The images of an archive, each with the folder that it lies in as its class.

    Images that lie in no folder, hidden files and files with other endings are passed over. A .tar.gz can only be
    read from its beginning: all its images are in memory at the first step.

    Args:
        path: of a .zip, .tgz or .tar.gz.
        most_bytes: that all files together may have when unpacked.

    Yields:
        (class_name, file_name, content): two str and bytes, sorted by the path in the archive.

    Raises:
        FileNotFoundError: no such archive. ValueError: it cannot be read; it holds a path that leads out of its folder,
            a link or a device, a file above 20 MB, more than most_bytes in all, or more than 100 times its own size.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"Expected an archive in {path}; there is none. Check the path.")
    limit = min(most_bytes, max(_MOST_TIMES * path.stat().st_size, _MAY_GROW))
    if path.name.lower().endswith(".zip"):
        read = _from_zip
    elif path.name.lower().endswith((".tgz", ".tar.gz")):
        read = _from_tar
    else:
        raise ValueError(
            f"Expected an archive, .zip, .tgz or .tar.gz; got {path.name}. Pack the folder as one of these."
        )
    try:
        for name, content in read(path, limit):
            yield PurePosixPath(name).parent.name, PurePosixPath(name).name, content
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, RuntimeError, UnicodeError, zlib.error) as error:
        raise ValueError(
            f"Expected an archive that can be read; {path.name} cannot be ({error}). Fetch it, or pack it, again."
        ) from error


def _from_zip(path, limit):
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        for member in members:
            kind = stat.S_IFMT(member.external_attr >> 16)
            _check(path, member.filename, member.file_size, kind in (0, stat.S_IFREG, stat.S_IFDIR))
            if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # these keep to a stated size
                raise zipfile.BadZipFile("its packing is a rare one")
        _check_total(path, sum(member.file_size for member in members), limit)
        for member in sorted(members, key=lambda member: member.filename):
            if _is_image(member.filename) and not member.is_dir():
                yield member.filename, archive.read(member)  # never more than the size it states


def _from_tar(path, limit):
    images = {}
    with gzip.open(path) as unpacked:
        limited = _Limited(unpacked, path, limit)
        with tarfile.open(fileobj=limited, mode="r|") as archive:
            for member in archive:
                _check(path, member.name, member.size, member.isreg() or member.isdir())
                if member.isreg() and _is_image(member.name):
                    images[member.name] = archive.extractfile(member).read()
        while limited.read(1 << 16):  # to the very end: the checksum of the content stands there
            pass
    for name in sorted(images):
        yield name, images.pop(name)


class _Limited:
    """A file that may be read up to a limit: whatever a .tar.gz states about itself, no more is unpacked."""

    def __init__(self, file, path, limit):
        self._file, self._path, self._limit, self._count = file, path, limit, 0

    def read(self, size):
        content = self._file.read(size)
        self._count += len(content)
        _check_total(self._path, self._count, self._limit)
        return content


def _check(path, name, size, plain):
    where = PureWindowsPath(name)  # knows /, \ and drive letters
    if where.anchor or ".." in where.parts:
        raise ValueError(
            f"Expected paths that stay in their folder; {path.name} holds {name!r}. "
            "Do not use this archive: it may mean harm."
        )
    if not plain:
        raise ValueError(
            f"Expected plain files and folders; in {path.name} {name!r} is a link or a device. "
            "Pack the photographs themselves."
        )
    if size > _MOST_OF_ONE:
        raise ValueError(
            f"Expected files of at most {_MOST_OF_ONE // 10**6} MB; in {path.name} {name!r} has {size / 1e6:,.0f} MB. "
            "Leave it out."
        )


def _check_total(path, size, limit):
    if size > limit:
        raise ValueError(
            f"Expected at most {limit / 1e6:,.0f} MB when unpacked; {path.name} "
            f"({path.stat().st_size / 1e6:,.1f} MB) holds more. Take a part of the photographs; "
            "if it came from somebody else, do not use it."
        )


def _is_image(name):
    path = PurePosixPath(name)
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
    return path.suffix.lower() in ENDINGS and path.parent.name != "" and not hidden
