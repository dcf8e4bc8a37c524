import functools
import os
import pickle
import threading
import time

import numpy as np
import pytest

from helpers.checks.process import FunctionProcess, NotSent, Raised, TooSlow, run_limited


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


def test_a_function_is_called_with_copies_elsewhere():
    def spoil(numbers, *, by):
        numbers *= by
        return os.getpid(), numbers

    numbers = np.ones(3)
    with FunctionProcess(spoil, 20) as elsewhere:
        there, doubled = elsewhere(numbers, by=2)
        assert elsewhere(numbers, by=3)[0] == there != os.getpid()
    assert doubled.tolist() == [2, 2, 2] and numbers.tolist() == [1, 1, 1]
    assert elsewhere._process.poll() is not None


def test_callables_of_any_kind_are_sent():
    for function in (np.negative, functools.partial(max, 3), abs):
        with FunctionProcess(function, 20) as elsewhere:
            assert elsewhere(-5) in (5, 3)


def test_what_cannot_be_sent_or_needs_tensorflow_is_refused():
    import keras

    lock = threading.Lock()
    for function in (lambda: lock, lambda: keras.ops.ones(3)):
        with pytest.raises(NotSent):
            FunctionProcess(function, 20)


def test_time_and_errors_come_through():
    def fail(number):
        while number:
            pass
        raise ValueError("none")

    with FunctionProcess(fail, 0.5) as elsewhere:
        with pytest.raises(Raised) as caught:
            elsewhere(0)
        assert caught.value.args == ("ValueError", "none")
        with pytest.raises(TooSlow):
            elsewhere(1)


def test_the_process_ends_with_its_time_even_where_nobody_waits_for_it():
    """A kernel that is killed leaves no endless loop behind."""
    with FunctionProcess(lambda: sum(iter(int, 1)), 0.5) as elsewhere:
        elsewhere._send(pickle.dumps(((), {})))
        assert elsewhere._process.wait(30) != 0
