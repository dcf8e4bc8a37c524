import os

import pytest

from helpers.paths import lesson_notebooks, write_whole


def test_a_copy_beside_a_lesson_is_passed_over(tmp_path):
    for name in (
        "01_cnn.ipynb",
        "01_cnn-Copy1.ipynb",
        "01_cnn (copy).ipynb",
        "00_introduction.ipynb",
        "Untitled.ipynb",
    ):
        (tmp_path / name).write_text("")
    assert [path.name for path in lesson_notebooks(tmp_path)] == ["00_introduction.ipynb", "01_cnn.ipynb"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "note.txt"
    write_whole(path, "alt ä")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new" and path.stat().st_mode & 0o777 == 0o640
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError("gone")))
    with pytest.raises(OSError, match="gone"):
        write_whole(path, "newer")
    assert [file.name for file in tmp_path.iterdir()] == ["note.txt"] and path.read_bytes() == b"new"
