"""Run somebody's code, but not forever."""

import copy
import threading
from collections.abc import Callable
from typing import Any

from helpers.threads import tell_to_stop


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
