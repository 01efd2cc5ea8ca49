"""A source made ready for the index: read, parsed, split, its terms taken. Runs in several processes."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from multiprocessing.pool import AsyncResult
from typing import NamedTuple, TypeVar

from corpus.errors import CorpusError
from corpus.model import Role, Source
from corpus.parse import parse
from corpus.sources import FileRef, read_source
from corpus.split import fits_by_length, split
from indexer.budget import Budget
from indexer.catalogue_rows import Rows, rows_of
from indexer.embedding import digest
from indexer.likeness import likeness
from indexer.terms import Terms, passage_terms
from indexer.wording.passages import Stretches, stretches
from indexer.wording.running import Running, running

_In = TypeVar("_In")
_Out = TypeVar("_Out")
Item = FileRef | Source | CorpusError
_CHUNK = 32
_AHEAD = 32  # chunks that wait at most, some 40 MB: processes that ran further ahead would fill the memory
_WORTH_PROCESSES = 500  # sources; below, starting processes costs more than it saves


class Prepared(NamedTuple):
    """A directive with everything that the parts of the index need of it."""

    rows: Rows
    texts: list[str]  # of each passage, as an encoder reads it
    digests: list[str]  # of each text
    roles: list[Role]  # of each passage's section
    terms: list[Terms]  # of each passage
    running: Running
    stretches: Stretches


def prepare(item: Item, budget: Budget) -> Prepared | CorpusError:
    """One source, or why it stays out."""
    if isinstance(item, CorpusError):
        return item
    try:
        source = read_source(item)
    except CorpusError as error:
        return error
    directive = parse(source)
    passages = split(directive, budget.fits or fits_by_length)
    texts = budget.texts_of(passages)
    digests = list(map(digest, texts))
    roles = [directive.sections[one.section].role for one in passages]
    terms = [passage_terms(one.breadcrumb, one.text) for one in passages]
    rows = rows_of(directive, passages, digests, list(map(likeness, terms, roles)))
    words = running(directive)
    placed = stretches(directive, passages, words.sections)
    return Prepared(rows, texts, digests, roles, terms, words, placed)


def prepare_all(items: Iterable[Item], budget: Budget) -> Iterator[Prepared | CorpusError]:
    """Every source in order; many at a time where there are many and they can be split by length."""
    work = partial(prepare, budget=budget)
    return in_processes(work, items) if budget.fits is None else map(work, items)


def in_processes(work: Callable[[_In], _Out], items: Iterable[_In]) -> Iterator[_Out]:
    """What the work makes of every item, in order; in several processes where there are many."""
    rest = iter(items)
    first = list(islice(rest, _WORTH_PROCESSES))
    if len(first) < _WORTH_PROCESSES:
        yield from map(work, first)
        return
    context = multiprocessing.get_context("spawn")  # a fork would copy the encoder's threads half-way
    # Ctrl-C reaches all processes; this one ends the others.
    with context.Pool(os.cpu_count() or 1, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        ahead: deque[AsyncResult[list[_Out]]] = deque()
        everything = chain(first, rest)
        while chunk := list(islice(everything, _CHUNK)):
            ahead.append(pool.map_async(work, chunk, chunksize=_CHUNK))
            if len(ahead) > _AHEAD:
                yield from ahead.popleft().get()
        for one in ahead:
            yield from one.get()
