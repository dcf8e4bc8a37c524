import contextlib
import threading
import time

from helpers.threads import tell_to_stop


def test_a_thread_is_told_to_stop_and_an_ended_one_is_left():
    def loop():
        with contextlib.suppress(SystemExit):
            while True:
                time.sleep(0.01)

    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    tell_to_stop(thread)
    thread.join(10)
    assert not thread.is_alive()
    tell_to_stop(thread)
