"""A progress bar on stderr, when that is a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from indexer.build import Progress


@contextmanager
def progress_bar(counted: str) -> Iterator[Progress]:
    """Counts one kind of thing while it is worked off; silent where nobody watches."""
    with tqdm(unit=f" {counted}", disable=not sys.stderr.isatty(), file=sys.stderr) as bar:

        def tell(what: str, more: int) -> None:
            if what == counted:
                bar.update(more)

        yield tell
