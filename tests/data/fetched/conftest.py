import hashlib
import os

import pytest

from helpers.data.builtin.loading import load_dataset
from helpers.data.fetched import catalogue, download
from tests.data.fetched.weather_server import CONTENT, WeatherServer


@pytest.fixture
def weather():
    with WeatherServer() as server:
        yield server


@pytest.fixture
def sandbox(tmp_path, monkeypatch):
    """The folder of the downloads in an empty state folder; in the end, nothing else was written and nothing corrupt.

    The working folder, the home folder and the folder for temporary files all lie in the same sandbox.
    """
    for variable, name in (("FIVE_MODELS_HOME", "state"), ("HOME", "home"), ("TMPDIR", "tmp")):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(variable, str(tmp_path / name))
    for variable in [name for name in os.environ if name.lower().endswith("_proxy") or name == download.MIRROR]:
        monkeypatch.delenv(variable)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setattr(download, "PAUSE", 0.01)
    yield tmp_path / "state" / "downloads"
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert written <= {"state/downloads/thing.bin", "state/downloads/.thing.bin.lock"}
    thing = tmp_path / "state" / "downloads" / "thing.bin"
    assert not thing.exists() or thing.read_bytes() in (CONTENT, b"the old version")
    assert len(load_dataset("digits")[0][0]) == 1287  # the built-in data load in any weather


@pytest.fixture
def publish(monkeypatch):
    """``publish(url)`` makes "thing.bin" the one file of the catalogue, with the checksum of ``CONTENT``."""

    def publish(url):
        checksum = f"sha256:{hashlib.sha256(CONTENT).hexdigest()}"
        remote = catalogue.RemoteFile("thing.bin", url, checksum, "the test", len(CONTENT))
        monkeypatch.setattr(catalogue, "FILES", {"thing.bin": remote})

    return publish
