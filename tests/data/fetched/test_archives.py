import io
import os
import shutil
import stat
import struct
import tarfile
import zipfile
import zlib

import pytest

from helpers.data.fetched import archives
from helpers.data.fetched.archives import image_members

FLOWERS = {"flowers/tulips/2.jpg": b"two", "flowers/roses/1.JPG": b"one", "flowers/roses/10.png": b"ten"}
PASSED_OVER = {
    "flowers/LICENSE.txt": b"words",
    "loose.jpg": b"in no folder",
    "flowers/roses/.hidden.jpg": b"",
    "__MACOSX/flowers/roses/1.jpg": b"",
    "__MACOSX/flowers/roses/._1.jpg": b"",
    ".git/roses/1.jpg": b"",
}


def zip_of(path, files, *, mode=stat.S_IFREG | 0o644, packing=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.external_attr, member.compress_type = mode << 16, packing
            archive.writestr(member, content)
    return path


def tar_of(path, files, **attributes):
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            for attribute, value in attributes.items():
                setattr(member, attribute, value)
            archive.addfile(member, io.BytesIO(content))
    return path


def pack(path, files):
    return (zip_of if path.name.endswith(".zip") else tar_of)(path, files)


@pytest.fixture(params=["a.zip", "a.tgz", "A.TAR.GZ"])
def archive(request, tmp_path, monkeypatch):
    """The path of an archive to be; in the end nothing was written beside it."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    yield tmp_path / "work" / request.param
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [request.param]


def test_images_come_sorted_with_their_folder_as_class(archive):
    assert list(image_members(pack(archive, FLOWERS | PASSED_OVER))) == [
        ("roses", "1.JPG", b"one"),
        ("roses", "10.png", b"ten"),
        ("tulips", "2.jpg", b"two"),
    ]


def test_folders_in_the_archive_and_a_dot_before_its_paths_do_no_harm(tmp_path):
    for kind, name in (("zip", "a.zip"), ("gztar", "a.tar.gz")):
        folder = tmp_path / kind / "things" / "cups.jpg"  # a folder with the ending of an image
        folder.mkdir(parents=True)
        (folder / "1.jpg").write_bytes(b"one")
        packed = shutil.make_archive(str(tmp_path / "a"), kind, tmp_path / kind)
        assert packed == str(tmp_path / name) and list(image_members(packed)) == [("cups.jpg", "1.jpg", b"one")]


@pytest.mark.parametrize(
    "name",
    [
        "../a/1.jpg",
        "a/../../b/1.jpg",
        "/etc/a/1.jpg",
        "C:/a/1.jpg",
        "C:1.jpg",
        r"..\a\1.jpg",
        r"\\host\a\1.jpg",
        "../no.txt",
    ],
)
def test_a_path_that_leads_out_is_refused(archive, name):
    with pytest.raises(ValueError, match="Expected paths that stay in their folder; .*Do not use this archive"):
        list(image_members(pack(archive, {"a/0.jpg": b"zero", name: b"one"})))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_a_tar_are_refused(tmp_path, kind):
    path = tar_of(tmp_path / "a.tgz", {"a/1.jpg": b""}, type=kind, linkname="/etc/passwd")
    with pytest.raises(ValueError, match="in a.tgz 'a/1.jpg' is a link or a device"):
        list(image_members(path))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO])
def test_links_and_devices_in_a_zip_are_refused(tmp_path, kind):
    path = zip_of(tmp_path / "a.zip", {"a/1.jpg": b"/etc/passwd"}, mode=kind | 0o777)
    with pytest.raises(ValueError, match="in a.zip 'a/1.jpg' is a link or a device"):
        list(image_members(path))


@pytest.mark.parametrize("name", ["a/1.jpg", "no_image.txt"])
def test_a_huge_file_is_refused_before_it_is_read(archive, name, monkeypatch):
    monkeypatch.setattr(archives, "_MOST_OF_ONE", 1_000_000)
    pack(archive, {name: bytes(2_000_000)})
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    monkeypatch.setattr(tarfile.TarFile, "extractfile", None)
    with pytest.raises(ValueError, match="Expected files of at most 1 MB; .* has 2 MB. Leave it out"):
        list(image_members(archive))


def test_more_than_asked_for_is_refused(archive):
    pack(archive, {f"a/{number}.jpg": os.urandom(1000) for number in range(10)})
    assert len(list(image_members(archive, most_bytes=50_000))) == 10
    with pytest.raises(ValueError, match="Expected at most 0 MB when unpacked"):
        list(image_members(archive, most_bytes=9_999))


def test_an_expansion_bomb_is_refused(archive):
    pack(archive, {f"a/{number}.jpg": bytes(5_000_000) for number in range(4)})
    assert archive.stat().st_size < 50_000
    with pytest.raises(ValueError, match="Expected at most 10 MB when unpacked; .* holds more. Take a part"):
        list(image_members(archive))


def test_a_bomb_in_the_notes_of_a_tar_is_refused(tmp_path):
    path = tmp_path / "a.tgz"
    with tarfile.open(path, "w:gz", format=tarfile.PAX_FORMAT) as archive:
        member = tarfile.TarInfo("a/1.jpg")
        member.pax_headers = {"comment": "x" * 30_000_000}  # read by tarfile itself, with the header
        archive.addfile(member)
    with pytest.raises(ValueError, match="Expected at most 10 MB when unpacked"):
        list(image_members(path))


def test_a_zip_that_understates_a_size_gives_no_more_than_stated(tmp_path):
    path = zip_of(tmp_path / "a.zip", {"a/1.jpg": bytes(3_000_000)})
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", 3_000_000), struct.pack("<I", 30)))
    with pytest.raises(ValueError, match="Expected an archive that can be read; a.zip cannot be"):
        list(image_members(path))


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "no archive"])
def test_a_damaged_archive_is_told(archive, damage):
    pack(archive, {f"a/{number}.jpg": os.urandom(5000) for number in range(4)})
    content = archive.read_bytes()
    middle = len(content) // 2
    changed = content[:middle] + bytes(byte ^ 255 for byte in content[middle : middle + 20]) + content[middle + 20 :]
    archive.write_bytes({"cut": content[:middle], "changed": changed, "empty": b"", "no archive": b"hello"}[damage])
    with pytest.raises(ValueError, match="Expected an archive that can be read; .*Fetch it, or pack it, again"):
        list(image_members(archive))


def test_a_zip_with_a_password_or_in_a_rare_packing_is_told(tmp_path):
    path = zip_of(tmp_path / "a.zip", {"a/1.jpg": b"one"}, packing=zipfile.ZIP_BZIP2)
    with pytest.raises(ValueError, match="its packing is a rare one"):
        list(image_members(path))
    zip_of(path, {"a/1.jpg": b"one"})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1  # "a password is needed"
    path.write_bytes(bytes(content))
    with pytest.raises(ValueError, match="cannot be .*password"):
        list(image_members(path))


def test_a_missing_archive_and_another_format_are_told(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is none. Check the path"):
        list(image_members(tmp_path / "a.zip"))
    (tmp_path / "a.rar").write_bytes(zlib.compress(b""))
    with pytest.raises(ValueError, match="Expected an archive, .zip, .tgz or .tar.gz; got a.rar"):
        list(image_members(tmp_path / "a.rar"))
