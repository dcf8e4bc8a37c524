import threading
import time

import pytest

from helpers.checks.limit import TooSlow, run_limited


def test_a_result_and_an_error_come_through():
    assert run_limited(lambda: 5, 1) == 5
    with pytest.raises(ZeroDivisionError):
        run_limited(lambda: 1 / 0, 1)


def test_an_endless_loop_is_stopped():
    def loop():
        while True:
            time.sleep(0.01)

    before = threading.active_count()
    with pytest.raises(TooSlow):
        run_limited(loop, 0.2)
    time.sleep(0.3)
    assert threading.active_count() == before
