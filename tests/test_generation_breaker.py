"""Who may ask a generator after it failed."""

from concurrent.futures import ThreadPoolExecutor

from service.generation.breaker import Breaker


def test_after_a_rest_one_of_many_tries() -> None:
    now = [0.0]
    breaker = Breaker(30, lambda: now[0])
    breaker.failed()
    now[0] = 30
    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(lambda _: breaker.may_try(), range(64))) == 1
    now[0] = 60
    assert breaker.may_try()  # the one who tried never came back
    breaker.worked()
    assert breaker.may_try()
    assert breaker.may_try()
