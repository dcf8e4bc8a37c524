"""Run somebody's code, but not forever."""

import ctypes
import threading


class TooSlow(Exception):
    """The code was still running when its time was up."""


def run_limited(function, seconds):
    """What ``function()`` gives, in a thread of its own; works on every system, Windows too.

    Args:
        function: without arguments. seconds: most time it may take.

    Returns:
        its result.

    Raises:
        TooSlow: time is up; the thread is told to stop. Whatever the function raises.
    """
    outcome = {}

    def work():
        try:
            outcome["result"] = function()
        except BaseException as error:  # handed on to the caller below
            outcome["error"] = error

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        # The documented way to raise in another thread; it takes effect at the thread's next Python instruction.
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(SystemExit))
        raise TooSlow(f"still running after {seconds:g} s")
    if "error" in outcome:
        raise outcome["error"]
    return outcome["result"]
