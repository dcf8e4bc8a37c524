"""The bytes of a file, as they come from a server or from a folder, and what can go wrong on the way."""

import contextlib
import datetime
import email.utils
import queue
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from helpers.machine import tell_to_stop

TIMEOUT = (10, 30)  # seconds: until a server takes the call, and between two pieces
# Bytes a second, on average over so many seconds from the asking on: what is slower is given up, wherever it lingers.
SLOWEST, WINDOW = 1000, 30
LAST = 2  # seconds that a server has for an end, once all bytes are there
EVERY = 0.5  # seconds between two looks at the progress; what is faster shows none
_PIECE = 1 << 18  # bytes
_PATIENCE = 60  # seconds that a server may ask to wait before the next try
_LOG_IN = "the proxy wants a log-in (407): set HTTPS_PROXY to http://NAME:PASSWORD@the-proxy's-address"


class Fault(Exception):
    """Why a file did not come, in words for a beginner.

    Args:
        words: a clause, "the server says 404 Not Found".
        tries: how often to try in all, before giving up.
        wait: seconds that the server asks to wait before the next try.
    """

    def __init__(self, words: str, *, tries: int, wait: float = 0.0) -> None:
        super().__init__(words)
        self.tries, self.wait = tries, wait


class Progress:
    """A line that says how far a file has come; it stays silent for the first half second.

    Args:
        name: of the file.
        size: bytes expected.
    """

    def __init__(self, name: str, size: int) -> None:
        self._name, self._size = name, size
        self._began = self._looked = None

    def __enter__(self) -> "Progress":
        return self

    def show(self, done: int) -> None:
        """Tell how many bytes are there, now and then."""
        now = time.monotonic()
        if self._began is None:
            self._began = self._looked = now
        elif now - self._looked >= EVERY:
            self._looked = now
            left = (self._size - done) * (now - self._began) / done
            text = f"{done / 1e6:,.1f} of {self._size / 1e6:,.1f} MB, about {max(left, 0):.0f} s left"
            print(f"\r{self._name}: {text}   ", end="", flush=True)

    def __exit__(self, *error: object) -> None:
        if self._looked != self._began:
            print(flush=True)


def read_pieces(source: str | Path, size: int) -> Iterator[bytes]:
    """The bytes of an address, or of a file.

    Read with requests as they arrive, never waiting for a full piece: a server that drips is noticed.

    Args:
        source: "http://…", "https://…", or the path of a file.
        size: bytes expected; a server that sends them and no end is left.

    Yields:
        bytes, at most 256 KiB at a time.

    Raises:
        Fault: the file does not come, or too slowly.
    """
    if is_address(source):
        yield from _from_server(source, size)
        return
    try:
        with Path(source).open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except FileNotFoundError:
        raise Fault(f"there is no such file in the folder {Path(source).parent}", tries=1) from None
    except (OSError, ValueError) as error:
        raise Fault(f"the file there cannot be read ({getattr(error, 'strerror', None) or error})", tries=1) from None


def is_address(source: str | Path) -> bool:
    """Whether this is an address on the web, not a path."""
    return str(source).lower().startswith(("http://", "https://"))


def _from_server(url, size):
    """What a thread receives; one clock runs here over all it waits for: name, connection, headers, bytes, end."""
    arrived, given_up = queue.Queue(maxsize=16), threading.Event()
    thread = threading.Thread(target=_receive, args=(url, arrived, given_up), daemon=True)
    thread.start()
    began, count, total = time.monotonic(), 0, 0
    try:
        while True:
            left = began + WINDOW - time.monotonic()
            try:
                piece = arrived.get(timeout=max(0, min(left, LAST) if total >= size else left))
            except queue.Empty:
                if total >= size:
                    return
                piece = b""
            if isinstance(piece, Exception):
                raise piece
            if piece is None:
                return
            if piece:
                yield piece
            count, total = count + len(piece), total + len(piece)
            if time.monotonic() - began >= WINDOW:
                if total == 0:
                    raise Fault("the server does not answer", tries=3)
                if count < SLOWEST * WINDOW:
                    raise Fault(f"only {count / WINDOW:.0f} bytes a second came", tries=2)
                began, count = time.monotonic(), 0
    finally:
        given_up.set()
        tell_to_stop(thread)


def _receive(url, arrived, given_up):
    """Put the pieces of an answer into a queue, then None, or a Fault."""
    import requests

    def hand_on(piece):
        while not given_up.is_set():
            with contextlib.suppress(queue.Full):
                return arrived.put(piece, timeout=1)

    try:
        # The bytes as they lie there: some servers would pack them for the way, or call a .tgz "packed for the way".
        with requests.get(url, stream=True, timeout=TIMEOUT, headers={"Accept-Encoding": "identity"}) as response:
            if not response.ok:
                raise _fault_of_status(response)
            while piece := response.raw.read1(_PIECE, decode_content=False):
                hand_on(piece)
        hand_on(None)
    except SystemExit:  # told to stop
        return
    except Exception as error:
        hand_on(error if isinstance(error, Fault) else _fault_of(error))


def _fault_of_status(response):
    words = f"the server says {response.status_code} {response.reason}".rstrip()
    if response.status_code == 407:
        return Fault(_LOG_IN, tries=1)
    wait = _seconds(response.headers.get("Retry-After", ""))
    if wait > _PATIENCE:
        return Fault(f"{words} and asks to come back in {wait:,.0f} seconds", tries=1)
    return Fault(words, tries=3 if response.status_code >= 500 or response.status_code == 429 else 1, wait=wait)


def _seconds(retry_after):
    """From the header of that name: seconds, or a date."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    with contextlib.suppress(TypeError, ValueError):
        there = email.utils.parsedate_to_datetime(retry_after)
        return max(0.0, (there - datetime.datetime.now(datetime.UTC)).total_seconds())
    return 0.0


def _behind(error):
    """An error and all that stand behind it; requests wraps what urllib3 met, which wraps what the system said."""
    found, to_see = [], [error]
    while to_see:
        error = to_see.pop(0)
        if isinstance(error, BaseException) and error not in found:
            found.append(error)
            to_see += [*error.args, getattr(error, "reason", None), error.__cause__, error.__context__]
    return found


def _fault_of(error):
    """What requests or urllib3 raised, in words."""
    from requests import exceptions
    from urllib3.exceptions import HTTPError, NameResolutionError, ReadTimeoutError

    behind = _behind(error)

    def met(*kinds):
        return next((one for one in behind if isinstance(one, kinds)), None)

    if met(NameResolutionError):
        return Fault("the server's name cannot be looked up; perhaps there is no network", tries=3)
    if met(exceptions.ProxyError) and any("407" in str(one) for one in behind):
        return Fault(_LOG_IN, tries=1)
    if met(exceptions.Timeout, ReadTimeoutError):
        return Fault("the server does not answer", tries=3)
    if met(exceptions.TooManyRedirects):
        return Fault("the server sends from one address to the next, in a circle", tries=1)
    if unknown := met(ssl.SSLCertVerificationError):
        if unknown.verify_code in (9, 10):  # not valid yet, or no more
            return Fault(
                "the server's certificate is not valid today; the clock of this computer may be wrong", tries=1
            )
        return Fault(
            f"the certificate of the connection is not known here ({unknown.verify_message}); a school's network may "
            "put one of its own in between: set REQUESTS_CA_BUNDLE to the file of that certificate",
            tries=1,
        )
    if met(exceptions.SSLError):
        return Fault("no secure connection came about; a proxy or a log-in of the network may be in between", tries=1)
    if met(exceptions.InvalidURL, exceptions.InvalidSchema, exceptions.MissingSchema):
        return Fault("that is no address", tries=1)
    if isinstance(error, OSError) and "certificate" in str(error):  # requests looks whether the file is there
        return Fault(f"{error}: set REQUESTS_CA_BUNDLE to a file that is there, or delete that setting", tries=1)
    if not met(exceptions.ConnectionError, exceptions.ChunkedEncodingError, exceptions.ContentDecodingError, HTTPError):
        return Fault(f"it could not be fetched ({type(error).__name__}: {error})", tries=1)
    reason = getattr(error.args[0], "reason", None) if error.args else None  # what urllib3 met, wrapped twice
    if isinstance(reason, Exception):
        why = getattr(reason.__cause__, "strerror", None) or "no connection"
        return Fault(f"the server cannot be reached ({why})", tries=3)
    return Fault("the connection broke", tries=3)
