"""End a thread from outside."""

import ctypes
import threading


def tell_to_stop(thread: threading.Thread) -> None:
    """Raise SystemExit in a thread, at its next Python instruction; one that waits in C goes on waiting until then."""
    if thread.is_alive():
        # The documented way to raise in another thread.
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(SystemExit))
