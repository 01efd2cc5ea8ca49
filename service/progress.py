"""A progress bar on stderr, when that is a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from indexer.build import Progress


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Counts documents while they are indexed; silent where nobody watches."""
    with tqdm(unit=" documents", disable=not sys.stderr.isatty(), file=sys.stderr) as bar:

        def tell(what: str, more: int) -> None:
            if what == "directives":
                bar.update(more)

        yield tell
