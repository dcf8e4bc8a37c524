"""``python -m helpers.data``: preparing a mirror, verifying it, using it."""

import hashlib
import re
import subprocess
import sys

import pytest

from helpers.data import __main__ as command
from helpers.data.fetched import catalogue
from helpers.data.fetched.download import fetch
from helpers.paths import ROOT
from tests.data.fetched.weather_server import CONTENT


@pytest.fixture
def two_files(sandbox, weather, monkeypatch):
    """The catalogue has two files: one comes, one does not while ``weather`` answers its first request."""
    checksum = f"sha256:{hashlib.sha256(CONTENT).hexdigest()}"
    urls = {"thing.bin": weather.url("fine"), "other+one.bin": weather.url("404_then_fine")}
    files = {n: catalogue.RemoteFile(n, url, checksum, "the test", len(CONTENT)) for n, url in urls.items()}
    monkeypatch.setattr(catalogue, "FILES", files)


@pytest.fixture
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("class") / "mirror"


def test_all_goes_on_after_a_failure_and_a_second_run_fetches_only_what_is_missing(two_files, weather, folder, capsys):
    catalogue.FILES = dict(reversed(catalogue.FILES.items()))  # the failure comes first
    assert command.main(["fetch", "--all", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("failed   other+one.bin: Expected other+one.bin (0.5 MB) from 127.0.0.1. But the server")
    assert lines[1] == "ok       thing.bin"
    assert lines[2] == "1 of 2 files are not there: other+one.bin. Run the same command again."
    assert command.main(["fetch", str(folder), "--all"]) == 0
    assert capsys.readouterr().out == "ok       other+one.bin\nok       thing.bin\n"
    assert weather.asked.count("/fine/thing.bin") == 1
    assert [(folder / name).read_bytes() == CONTENT for name in catalogue.FILES] == [True, True]


def test_some_files_by_name(two_files, folder):
    assert command.main(["fetch", "thing.bin", str(folder)]) == 0
    assert [path.name for path in folder.glob("[!.]*")] == ["thing.bin"]


def test_check_tells_what_is_ok_missing_or_wrong(two_files, weather, folder, capsys):
    assert command.main(["fetch", "--check", str(folder)]) == 1
    assert capsys.readouterr().out == "missing  thing.bin\nmissing  other+one.bin\n"
    folder.mkdir()
    (folder / "thing.bin").write_bytes(CONTENT)
    (folder / "other+one.bin").write_bytes(CONTENT[1:])
    assert command.main(["fetch", "--check", str(folder)]) == 1
    assert capsys.readouterr().out == "ok       thing.bin\nwrong    other+one.bin\n"
    (folder / "other+one.bin").write_bytes(CONTENT)
    assert command.main(["fetch", "--check", str(folder)]) == 0 and weather.asked == []


def test_a_wrong_file_in_the_folder_is_replaced(two_files, folder):
    folder.mkdir()
    (folder / "thing.bin").write_bytes(b"wrong")
    (folder / "theirs.part").write_bytes(b"the teacher's own")
    assert command.main(["fetch", "thing.bin", str(folder)]) == 0
    assert (folder / "thing.bin").read_bytes() == CONTENT and (folder / "theirs.part").exists()


def test_a_prepared_folder_is_a_mirror_by_path_and_served_by_python(two_files, weather, folder, monkeypatch, sandbox):
    command.main(["fetch", "thing.bin", str(folder)])
    weather.asked.clear()
    monkeypatch.setenv("FIVE_MODELS_MIRROR", str(folder))
    assert fetch("thing.bin").read_bytes() == CONTENT
    (sandbox / "thing.bin").unlink()
    serve = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(folder)]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            port = re.search(r"port (\d+)", server.stdout.readline())[1]
            monkeypatch.setenv("FIVE_MODELS_MIRROR", f"http://127.0.0.1:{port}")
            assert fetch("thing.bin").read_bytes() == CONTENT and weather.asked == []
        finally:
            server.terminate()


@pytest.mark.parametrize(
    "words", [["fetch", "DIR"], ["fetch", "--all", "--check", "DIR"], ["fetch", "--all", "thing.bin", "DIR"], []]
)
def test_a_command_that_says_too_little_or_too_much_is_refused(two_files, words, capsys):
    with pytest.raises(SystemExit) as caught:
        command.main(words)
    assert caught.value.code == 2 and "usage: python -m helpers.data" in capsys.readouterr().err


def test_an_unknown_name_is_refused(two_files, capsys):
    with pytest.raises(SystemExit):
        command.main(["fetch", "thang.bin", "DIR"])
    assert "expected files out of thing.bin, other+one.bin; got thang.bin" in capsys.readouterr().err


def test_the_command_by_its_name(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "helpers.data", "fetch", "--check", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1 and done.stderr == ""
    assert done.stdout.splitlines() == [f"missing  {name}" for name in catalogue.FILES]
