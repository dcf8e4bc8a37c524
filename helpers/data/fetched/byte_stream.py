"""The bytes of a file, as they come from a server or from a folder, and what can go wrong on the way."""

import time
from pathlib import Path

TIMEOUT = (10, 30)  # seconds: until a server takes the call, and between two pieces
SLOWEST, WINDOW = 1000, 30  # bytes a second, on average over so many seconds: what is slower is given up
EVERY = 0.5  # seconds between two looks at the progress; what is faster shows none
_PIECE = 1 << 18  # bytes


class Fault(Exception):
    """Why a file did not come, in words for a beginner.

    Args:
        words: a clause, "the server says 404 Not Found". tries: how often to try in all, before giving up.
    """

    def __init__(self, words, *, tries):
        super().__init__(words)
        self.tries = tries


class Progress:
    """A line that says how far a file has come; it stays silent for the first half second.

    Args:
        name: of the file. size: bytes expected.
    """

    def __init__(self, name, size):
        self._name, self._size = name, size
        self._began = self._looked = None

    def __enter__(self):
        return self

    def show(self, done):
        """Tell how many bytes are there, now and then."""
        now = time.monotonic()
        if self._began is None:
            self._began = self._looked = now
        elif now - self._looked >= EVERY:
            self._looked = now
            left = (self._size - done) * (now - self._began) / done
            text = f"{done / 1e6:,.1f} of {self._size / 1e6:,.1f} MB, about {max(left, 0):.0f} s left"
            print(f"\r{self._name}: {text}   ", end="", flush=True)

    def __exit__(self, *error):
        if self._looked != self._began:
            print(flush=True)


def read_pieces(source):
    """The bytes of an address, or of a file.

    Read with requests as they arrive, never waiting for a full piece: a server that drips is noticed.

    Args:
        source: "http://…", "https://…", or the path of a file.

    Yields:
        bytes, at most 256 KiB at a time.

    Raises:
        Fault: the file does not come, or too slowly.
    """
    if is_address(source):
        yield from _from_server(source)
        return
    try:
        with Path(source).open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except FileNotFoundError:
        raise Fault(f"there is no such file in the folder {Path(source).parent}", tries=1) from None
    except OSError as error:
        raise Fault(f"the file there cannot be read ({error.strerror})", tries=1) from None


def is_address(source):
    """Whether this is an address on the web, not a path."""
    return str(source).lower().startswith(("http://", "https://"))


def _from_server(url):
    import requests
    import urllib3

    try:
        # The bytes as they lie there: some servers would pack them for the way, or call a .tgz "packed for the way".
        with requests.get(url, stream=True, timeout=TIMEOUT, headers={"Accept-Encoding": "identity"}) as response:
            if not response.ok:
                passing = response.status_code >= 500 or response.status_code == 429
                raise Fault(
                    f"the server says {response.status_code} {response.reason}".rstrip(), tries=3 if passing else 1
                )
            began, count = time.monotonic(), 0
            while piece := response.raw.read1(_PIECE, decode_content=False):
                yield piece
                count += len(piece)
                if time.monotonic() - began >= WINDOW:
                    if count < SLOWEST * WINDOW:
                        raise Fault(f"only {count / WINDOW:.0f} bytes a second came", tries=2)
                    began, count = time.monotonic(), 0
    except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
        raise _fault_of(error) from None


def _fault_of(error):
    """What requests or urllib3 raised, in words."""
    from requests import exceptions
    from urllib3.exceptions import NameResolutionError, ReadTimeoutError

    reason = getattr(error.args[0], "reason", None) if error.args else None  # what urllib3 met, wrapped twice
    if isinstance(reason, NameResolutionError):
        return Fault("the server's name cannot be looked up; perhaps there is no network", tries=3)
    if isinstance(error, (exceptions.Timeout, ReadTimeoutError)) or isinstance(reason, ReadTimeoutError):
        return Fault("the server does not answer", tries=3)
    if isinstance(error, exceptions.TooManyRedirects):
        return Fault("the server sends from one address to the next, in a circle", tries=1)
    if isinstance(error, exceptions.SSLError):
        return Fault("no secure connection came about; the clock of this computer may be wrong", tries=1)
    if isinstance(error, (exceptions.InvalidURL, exceptions.InvalidSchema, exceptions.MissingSchema)):
        return Fault("that is no address", tries=1)
    if isinstance(reason, Exception):
        why = getattr(reason.__cause__, "strerror", None) or "no connection"
        return Fault(f"the server cannot be reached ({why})", tries=3)
    return Fault("the connection broke", tries=3)
