"""What may run beside the main path: one thread, whose work NumPy, the tokenizer and FAISS do without Python's lock."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def beside() -> Iterator[Executor]:
    """A thread that works off what it is given in order; its errors are raised by `Future.result`.

    When the main path ends early, by an error or Ctrl-C, what hasn't begun is dropped and what has is waited for, so
    that nothing is written any more afterwards.
    """
    thread = ThreadPoolExecutor(max_workers=1)
    try:
        yield thread
    finally:
        thread.shutdown(cancel_futures=True)
