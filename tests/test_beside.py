"""What runs beside the main path of indexing."""

from threading import Event

import pytest

from indexer.beside import beside

_LONG = 30.0  # seconds; nothing here takes as long


def test_what_is_given_runs_in_order_and_its_error_is_raised_where_the_result_is_asked_for() -> None:
    done: list[int] = []
    with beside() as thread:
        numbers = [thread.submit(done.append, number) for number in range(100)]
        wrong = thread.submit(int, "none")
        for number in numbers:
            number.result()
        with pytest.raises(ValueError, match="none"):
            wrong.result()
    assert done == list(range(100))


def test_when_the_main_path_is_interrupted_what_runs_is_waited_for_and_what_waits_is_dropped() -> None:
    begun, go_on, done = Event(), Event(), list[str]()

    def long_work() -> None:
        begun.set()
        assert go_on.wait(_LONG)
        done.append("under way")

    def main_path() -> None:
        with beside() as thread:
            thread.submit(long_work)
            waiting = thread.submit(done.append, "never begun")
            assert begun.wait(_LONG)
            waiting.add_done_callback(lambda _dropped: go_on.set())  # the thread goes on after the dropping alone
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        main_path()
    assert done == ["under way"]
