"""Fetching in good weather: the cache, the mirror, the progress, the messages."""

import hashlib
import re

import pytest

from helpers.data.fetched import byte_stream, catalogue, download
from helpers.data.fetched.download import DownloadError, fetch
from tests.data.fetched.weather_server import CONTENT


def test_a_file_is_fetched_once_and_kept(sandbox, weather, publish):
    publish(weather.url("fine"))
    path = fetch("thing.bin")
    assert path == sandbox / "thing.bin" and path.read_bytes() == CONTENT
    assert fetch("thing.bin") == path and weather.asked == ["/fine/thing.bin"]


def test_a_right_file_needs_no_network_and_is_read_once_in_a_process(sandbox, publish, monkeypatch):
    publish("http://127.0.0.1:1/thing.bin")
    sandbox.mkdir()
    (sandbox / "thing.bin").write_bytes(CONTENT)
    read, really = [], hashlib.file_digest
    monkeypatch.setattr(hashlib, "file_digest", lambda *given: read.append(given) or really(*given))
    assert [fetch("thing.bin").name for _ in range(3)] == 3 * ["thing.bin"] and len(read) == 1


def test_a_fetched_file_is_not_read_again(sandbox, weather, publish, monkeypatch):
    publish(weather.url("fine"))
    fetch("thing.bin")
    monkeypatch.setattr(hashlib, "file_digest", lambda *given: pytest.fail("read again"))
    fetch("thing.bin")


def test_a_file_that_was_damaged_since_is_fetched_again(sandbox, weather, publish):
    publish(weather.url("fine"))
    fetch("thing.bin").write_bytes(CONTENT[::-1])
    assert fetch("thing.bin").read_bytes() == CONTENT and len(weather.asked) == 2


def test_a_mirror_address_comes_before_the_publisher(sandbox, weather, publish, monkeypatch):
    publish("http://127.0.0.1:1/elsewhere/another-name.bin")
    monkeypatch.setenv("FIVE_MODELS_MIRROR", weather.url("fine").removesuffix("thing.bin"))  # ends with a slash
    assert fetch("thing.bin").read_bytes() == CONTENT


def test_a_mirror_folder_comes_before_the_publisher(sandbox, weather, publish, monkeypatch, tmp_path_factory):
    publish(weather.url("fine"))
    folder = tmp_path_factory.mktemp("mirror")
    (folder / "thing.bin").write_bytes(CONTENT)
    monkeypatch.setenv("FIVE_MODELS_MIRROR", str(folder))
    assert fetch("thing.bin").read_bytes() == CONTENT and weather.asked == []


@pytest.mark.parametrize(
    "prepare, words",
    [
        (lambda folder: None, "there is no such file in the folder"),
        (lambda folder: (folder / "thing.bin").write_bytes(CONTENT[::-1]), "its checksum is another"),
        (lambda folder: (folder / "thing.bin").mkdir(), "cannot be read"),
    ],
)
def test_a_mirror_folder_without_the_right_file_is_told(
    sandbox, weather, publish, monkeypatch, tmp_path_factory, prepare, words
):
    publish(weather.url("fine"))
    folder = tmp_path_factory.mktemp("mirror")
    prepare(folder)
    monkeypatch.setenv("FIVE_MODELS_MIRROR", str(folder))
    with pytest.raises(DownloadError, match=f"from the mirror {folder}. But .*{words}") as caught:
        fetch("thing.bin")
    assert "tries" not in str(caught.value) and weather.asked == []


def test_the_message_has_three_sentences_and_no_other_error_above_it(sandbox, weather, publish):
    publish(weather.url("404"))
    with pytest.raises(DownloadError) as caught:
        fetch("thing.bin")
    assert str(caught.value) == (
        "Expected thing.bin (0.5 MB) from 127.0.0.1. But the server says 404 Not Found. Run the cell again, or set "
        'FIVE_MODELS_MIRROR to an address or a folder that has the file, or keep DATASET = "built-in", '
        "which needs no network."
    )
    assert caught.value.__suppress_context__


def test_a_small_file_is_not_said_to_have_no_size(sandbox, publish, monkeypatch):
    publish("http://127.0.0.1:1/thing.bin")
    monkeypatch.setitem(catalogue.FILES, "thing.bin", catalogue.FILES["thing.bin"]._replace(size=5148))
    with pytest.raises(DownloadError, match=r"Expected thing.bin \(5.1 kB\)"):
        fetch("thing.bin")


def test_a_password_in_an_address_is_not_shown(sandbox, publish, monkeypatch):
    publish("http://127.0.0.1:1/thing.bin")
    monkeypatch.setenv("FIVE_MODELS_MIRROR", "http://me:secret@127.0.0.1:1")
    with pytest.raises(DownloadError, match="the mirror http://127.0.0.1:1. ") as caught:
        fetch("thing.bin")
    assert "secret" not in str(caught.value)


def test_a_quick_download_says_nothing(sandbox, weather, publish, capsys):
    publish(weather.url("fine"))
    fetch("thing.bin")
    assert capsys.readouterr().out == ""


def test_a_long_download_shows_how_far_it_is(sandbox, weather, publish, capsys, monkeypatch):
    monkeypatch.setattr(byte_stream, "EVERY", 0)
    publish(weather.url("steady"))
    fetch("thing.bin")
    out = capsys.readouterr().out
    shown = [float(done) for done in re.findall(r"\rthing.bin: ([\d.]+) of 0.5 MB", out)]
    assert len(shown) > 2 and shown == sorted(shown) and out.endswith(" s left   \n")


def test_an_unknown_name_is_told():
    with pytest.raises(ValueError, match="Expected a file out of .*mnist.npz.*; got 'mnits'. Check the spelling."):
        fetch("mnits")


def test_every_file_of_the_catalogue_has_a_plain_name_an_address_and_a_checksum():
    for name, remote in catalogue.FILES.items():
        assert name == remote.file and re.fullmatch(r"[\w.+-]+", name) and not name.startswith(".")
        assert byte_stream.is_address(remote.url) and remote.size > 0 and remote.published
        assert re.fullmatch("md5:[0-9a-f]{32}|sha256:[0-9a-f]{64}", remote.checksum)


def test_waiting_grows_between_tries(sandbox, weather, publish, monkeypatch):
    waited = []
    monkeypatch.setattr(download, "PAUSE", 1.0)
    monkeypatch.setattr(download.time, "sleep", waited.append)
    publish(weather.url("500"))
    with pytest.raises(DownloadError):
        fetch("thing.bin")
    assert waited == [1.0, 2.0]
