"""Fetching in bad weather: a real server that misbehaves, a network that is away."""

import gzip
import hashlib
import socket

import pytest

from helpers.data.fetched import byte_stream, catalogue
from helpers.data.fetched.download import DownloadError, fetch
from tests.data.fetched import weather_server
from tests.data.fetched.weather_server import CONTENT


@pytest.mark.parametrize(
    "fault, asked, words",
    [
        ("404", 1, "But the server says 404 Not Found"),
        ("500", 3, "After 3 tries: the server says 500 Internal Server Error"),
        ("cut", 3, "the connection broke"),
        ("chunked_cut", 3, "the connection broke"),
        ("length_too_long", 3, "the connection broke"),
        ("garbage", 3, "no connection|the connection broke"),
        ("wrong", 2, "not the published file: its checksum is another"),
        ("page", 2, "a web page came instead; perhaps the network wants you to log in"),
        ("empty", 2, "only 0 of 512,000 bytes came"),
        ("length_too_short", 2, "only 256,000 of 512,000 bytes came"),
        ("endless", 2, "After 2 tries: more than twice as much came"),
        ("circle", 31, "in a circle"),
    ],
)
@pytest.mark.parametrize("old", [None, b"the old version"])
def test_a_fault_that_stays_is_told_and_the_old_file_stays(sandbox, weather, publish, fault, asked, words, old):
    sandbox.mkdir()
    if old:
        (sandbox / "thing.bin").write_bytes(old)
    publish(weather.url(fault))
    with pytest.raises(DownloadError, match=f"Expected thing.bin .*{words}.*Run the cell again.*MIRROR.*built-in"):
        fetch("thing.bin")
    assert len(weather.asked) == asked
    assert [path.read_bytes() for path in sandbox.glob("thing*")] == ([old] if old else [])


@pytest.mark.parametrize("fault", ["500", "cut", "wrong", "page", "length_too_short", "length_too_long", "endless"])
def test_a_fault_that_passes_is_got_over(sandbox, weather, publish, fault, capsys):
    publish(weather.url(f"{fault}_then_fine"))
    assert fetch("thing.bin").read_bytes() == CONTENT and len(weather.asked) == 2
    assert "Trying again." in capsys.readouterr().out


@pytest.mark.parametrize("fault", ["silent", "silent_half_way"])
def test_a_server_that_falls_silent_is_given_up(sandbox, weather, publish, monkeypatch, fault):
    monkeypatch.setattr(byte_stream, "TIMEOUT", (10, 0.3))
    publish(weather.url(fault))
    with pytest.raises(DownloadError, match="After 3 tries: the server does not answer. Run"):
        fetch("thing.bin")


def test_a_drip_is_given_up(sandbox, weather, publish, monkeypatch):
    monkeypatch.setattr(byte_stream, "WINDOW", 0.4)
    publish(weather.url("drip"))
    with pytest.raises(DownloadError, match=r"After 2 tries: only \d+ bytes a second came. Run"):
        fetch("thing.bin")


def test_a_slow_but_steady_server_is_not(sandbox, weather, publish, monkeypatch):
    monkeypatch.setattr(byte_stream, "WINDOW", 0.05)
    publish(weather.url("steady"))
    assert fetch("thing.bin").read_bytes() == CONTENT


@pytest.mark.parametrize("way", ["length_is_no_number", "no_length", "chunked"])
def test_a_file_need_not_state_its_length(sandbox, weather, publish, way):
    publish(weather.url(way))
    assert fetch("thing.bin").read_bytes() == CONTENT


def test_a_packed_file_is_stored_as_it_lies_there(sandbox, weather, publish, monkeypatch):
    content = gzip.compress(b"a photograph" * 1000)
    monkeypatch.setattr(weather_server, "CONTENT", content)
    checksum = f"md5:{hashlib.md5(content).hexdigest()}"
    publish(weather.url("packed"))
    monkeypatch.setitem(
        catalogue.FILES, "thing.bin", catalogue.FILES["thing.bin"]._replace(checksum=checksum, size=len(content))
    )
    path = fetch("thing.bin")
    assert path.read_bytes() == content
    path.unlink()  # the sandbox knows only the usual content


def test_a_refused_connection_is_told(sandbox, publish):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # bound, but nobody listens
        publish(f"http://127.0.0.1:{closed.getsockname()[1]}/thing.bin")
        with pytest.raises(
            DownloadError, match=r"After 3 tries: the server cannot be reached \(Connection refused\). Run"
        ):
            fetch("thing.bin")


def test_a_connection_that_is_not_secure_is_told(sandbox, weather, publish):
    publish(weather.url("fine").replace("http:", "https:"))  # the server knows no encryption
    with pytest.raises(
        DownloadError, match="But no secure connection came about; the clock of this computer may be wrong. Run"
    ):
        fetch("thing.bin")


def test_no_network_is_told(sandbox, publish, monkeypatch):
    def nothing_found(*arguments, **options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nothing_found)
    publish("https://nowhere.invalid/thing.bin")
    with pytest.raises(
        DownloadError, match="from nowhere.invalid. After 3 tries: the server's name cannot be looked up; perhaps"
    ):
        fetch("thing.bin")


@pytest.mark.parametrize(
    "mirror, words",
    [
        ("http://", "there is no such file in the folder http:"),
        ("http://[bad", "that is no address"),
        ("http://127.0.0.1:99999999", "that is no address"),
        ("ftp://127.0.0.1", "there is no such file in the folder /.*/ftp:/127.0.0.1"),
        ("nonsense", "there is no such file in the folder /.*/work/nonsense"),
    ],
)
def test_a_mirror_that_is_none_is_told(sandbox, publish, monkeypatch, mirror, words):
    publish("http://127.0.0.1:1/thing.bin")
    monkeypatch.setenv("FIVE_MODELS_MIRROR", mirror)
    with pytest.raises(DownloadError, match=f"from the mirror .*But {words}"):
        fetch("thing.bin")


def test_an_older_version_is_replaced_when_the_new_one_is_whole(sandbox, weather, publish):
    sandbox.mkdir()
    (sandbox / "thing.bin").write_bytes(b"the old version")
    publish(weather.url("fine"))
    assert fetch("thing.bin").read_bytes() == CONTENT


def test_a_link_where_the_temporary_file_goes_is_not_followed(sandbox, weather, publish, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "precious.txt"
    outside.write_text("precious")
    sandbox.mkdir()
    (sandbox / "thing.bin.part").symlink_to(outside)
    publish(weather.url("fine"))
    assert fetch("thing.bin").read_bytes() == CONTENT and outside.read_text() == "precious"
