"""Run a reader's function in a process of its own, which can be ended whatever the function does."""

import contextlib
import copy
import faulthandler
import io
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any, NoReturn

from helpers.machine import tell_to_stop


class TooSlow(Exception):
    """The code was still running when its time was up."""


class Raised(Exception):
    """The code raised something: its kind and its words, two texts."""

    @classmethod
    def of(cls, error: BaseException) -> "Raised":
        """From what was raised, even where that cannot tell its own words."""
        try:
            words = str(error)
        except Exception:
            words = "(an error without words)"
        return cls(type(error).__name__, words)


def run_limited(function: Callable[[], Any], seconds: float) -> Any:
    """What ``function()`` gives, in a thread of its own; works on every system, Windows too.

    Args:
        function: without arguments.
        seconds: most time it may take.

    Returns:
        its result.

    Raises:
        TooSlow: time is up. Whatever the function raises, SystemExit and the like as Raised.
        After TooSlow, and after an interrupt (the stop button), the thread is told to stop.
    """
    outcome = {}

    def work():
        try:
            outcome["result"] = function()
        except Exception as error:  # handed on to the caller below
            outcome["error"] = error
        except BaseException as error:
            outcome["error"] = Raised.of(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        thread.join(seconds)
    finally:
        tell_to_stop(thread)
    if not outcome:
        raise TooSlow(f"still running after {seconds:g} s")
    if "error" in outcome:
        raise outcome["error"]
    return outcome["result"]


def with_copies(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, called with copies of its arguments; what it raises comes as Raised."""

    def called(*arguments, **options):
        try:
            return function(*copy.deepcopy(arguments), **copy.deepcopy(options))
        except BaseException as error:
            raise Raised.of(error) from error

    return called


_STARTING = 30  # seconds for Python and the function's modules to be loaded; they do not count as the answer's time
_MOST_SAID = 10_000  # characters of what a function prints that are shown
_SERVE = "import sys; sys.path[:] = sys.argv[1:]; from helpers.checks.process import serve; serve()"


class NotSent(Exception):
    """The function cannot be taken to another process."""


class FunctionProcess:
    """A reader's function in another process; call it as the function, inside a ``with`` block.

    Arguments arrive as copies, what it prints is printed here. The time of all calls together is limited.

    Args:
        function: any callable.
        seconds: most time it may take.

    Raises:
        NotSent: it cannot be sent, or needs TensorFlow, which would take seconds to load there.
        A call raises TooSlow, or Raised where the function raised something or ended its process.
    """

    def __init__(self, function: Callable[..., Any], seconds: float) -> None:
        import cloudpickle

        try:
            sent = cloudpickle.dumps((function, seconds))
        except Exception as error:
            raise NotSent from error
        if re.search(rb"keras|tensorflow", sent):
            raise NotSent
        # A session of its own: the stop button interrupts the whole group of the kernel, and we end this one ourselves.
        group = (
            {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}
        )
        command = [sys.executable, "-P", "-c", _SERVE, *map(str, sys.path)]
        settings = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # quicker to start
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        try:
            self._process = subprocess.Popen(command, env=settings, **pipes, **group)
        except OSError as error:
            raise NotSent from error
        self._seconds = seconds
        try:
            self._send(sent)
            pickle.load(self._process.stdout)
        except BaseException as error:
            self.end()
            if isinstance(error, Exception):
                raise NotSent from error
            raise
        self._began = time.monotonic()

    def __enter__(self) -> "FunctionProcess":
        return self

    def __exit__(self, *error: object) -> None:
        self.end()

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        import cloudpickle

        try:
            self._send(cloudpickle.dumps((arguments, options)))
            said, outcome, value = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            if time.monotonic() - self._began >= self._seconds * 0.9:
                raise TooSlow from None
            raise Raised("SystemExit", "it ended Python itself") from None
        if said:
            print(said[:_MOST_SAID], end="")
        if outcome == "raised":
            raise Raised(*value)
        return pickle.loads(value)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        with contextlib.suppress(OSError):
            self._process.communicate()

    def _send(self, content):
        self._process.stdin.write(content)
        self._process.stdin.flush()


def serve() -> NoReturn:
    """What the other process does: take a function, then call it as often as it is told to."""
    import cloudpickle
    import numpy  # noqa: F401  loaded before the answer's time begins

    # The watch is a thread in C, which ends the process even where Python's own lock is held.
    nowhere = open(os.devnull, "w")
    faulthandler.dump_traceback_later(_STARTING, exit=True, file=nowhere)
    ask, answer = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(nowhere.fileno(), 1)
    sys.stdin = open(os.devnull)
    with contextlib.suppress(ValueError, AttributeError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.formatwarning = lambda message, category, *_, **__: f"{category.__name__}: {message}\n"
    function, seconds = pickle.load(ask)
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    _answer(answer, b"ready")
    while True:
        arguments, options = pickle.load(ask)
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                outcome = "gave", cloudpickle.dumps(function(*arguments, **options))
        except BaseException as error:
            outcome = "raised", Raised.of(error).args
        _answer(answer, (said.getvalue(), *outcome))


def _answer(file, content):
    file.write(pickle.dumps(content))
    file.flush()
