"""Fetching in bad weather: a real server that misbehaves, a network that is away."""

import gzip
import hashlib
import socket
import ssl
import threading

import pytest
import requests

from helpers.data.fetched import byte_stream, catalogue, download
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
        ("407", 1, "But the proxy wants a log-in \\(407\\): set HTTPS_PROXY"),
        ("busy_for_long", 1, "the server says 503 Service Unavailable and asks to come back in 3,600 seconds"),
        ("busy_until", 1, "asks to come back in"),
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


def test_headers_that_drip_are_given_up(sandbox, weather, publish, monkeypatch):
    monkeypatch.setattr(byte_stream, "WINDOW", 0.5)
    publish(weather.url("drip_headers"))
    before = set(threading.enumerate())
    with pytest.raises(DownloadError, match="After 3 tries: the server does not answer. Run"):
        fetch("thing.bin")
    for thread in set(threading.enumerate()) - before:
        if "_receive" in thread.name:
            thread.join(10)
            assert not thread.is_alive()


def test_all_bytes_are_enough_where_no_end_comes(sandbox, weather, publish, monkeypatch):
    monkeypatch.setattr(byte_stream, "LAST", 0.3)
    publish(weather.url("no_end"))
    assert fetch("thing.bin").read_bytes() == CONTENT and len(weather.asked) == 1


def test_a_server_that_asks_for_time_gets_it(sandbox, weather, publish, monkeypatch):
    waited = []
    monkeypatch.setattr(download.time, "sleep", waited.append)
    publish(weather.url("busy_then_fine"))
    assert fetch("thing.bin").read_bytes() == CONTENT and 2 in waited


def test_a_proxy_that_wants_a_log_in_is_told(sandbox, weather, publish, monkeypatch):
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{weather.server_port}")
    publish("https://nowhere.invalid/thing.bin")
    with pytest.raises(DownloadError, match=r"But the proxy wants a log-in \(407\): set HTTPS_PROXY to http://NAME"):
        fetch("thing.bin")


@pytest.mark.parametrize(
    ("code", "message", "words"),
    [
        (
            19,
            "self-signed certificate in certificate chain",
            r"is not known here \(self-signed .* set REQUESTS_CA_BUNDLE",
        ),
        (20, "unable to get local issuer certificate", "is not known here .* set REQUESTS_CA_BUNDLE"),
        (10, "certificate has expired", "is not valid today; the clock of this computer may be wrong"),
        (9, "certificate is not yet valid", "is not valid today; the clock of this computer may be wrong"),
    ],
)
def test_a_certificate_that_is_not_trusted_is_told(sandbox, weather, publish, monkeypatch, code, message, words):
    def refused(*_, **__):
        error = ssl.SSLCertVerificationError(1, message)
        error.verify_code, error.verify_message = code, message
        raise error

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", refused)
    publish(weather.url("fine").replace("http:", "https:"))
    with pytest.raises(DownloadError, match=words):
        fetch("thing.bin")


def test_a_file_of_certificates_that_is_not_there_is_told(sandbox, weather, publish, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/school.pem")
    publish(weather.url("fine").replace("http:", "https:"))
    with pytest.raises(
        DownloadError, match="invalid path: /nowhere/school.pem: set REQUESTS_CA_BUNDLE to a file that is"
    ):
        fetch("thing.bin")


def test_whatever_a_library_raises_is_told(sandbox, weather, publish, monkeypatch):
    def raising(*_, **__):
        raise LookupError("something odd")

    monkeypatch.setattr(requests, "get", raising)
    publish(weather.url("fine"))
    with pytest.raises(DownloadError, match=r"it could not be fetched \(LookupError: something odd\). Run"):
        fetch("thing.bin")


def test_a_slow_but_steady_server_is_not(sandbox, weather, publish, monkeypatch):
    monkeypatch.setattr(byte_stream, "WINDOW", 1.0)
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
        DownloadError,
        match="But no secure connection came about; a proxy or a log-in of the network may be in between. Run",
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
        ("~nobody-of-that-name/x", "there is no such file in the folder /.*/work/~nobody-of-that-name/x"),
        ("http://\u2026.\u2026/x", "that is no address|cannot be looked up"),
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
