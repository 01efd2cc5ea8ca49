"""A source made ready for the index: read, parsed, split, its terms taken. Runs in several processes."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from multiprocessing.pool import AsyncResult
from typing import NamedTuple, TypeVar

from corpus.errors import CorpusError
from corpus.model import Directive, Passage, Role, Source
from corpus.parse import parse
from corpus.sources import FileRef, read_source
from corpus.split import Fits, fits_by_length, split
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

    directive: Directive
    passages: list[Passage]
    roles: list[Role]  # of each passage's section
    terms: list[Terms]  # of each passage
    likenesses: list[int]  # of each passage
    running: Running
    stretches: Stretches


def prepare(item: Item, fits: Fits = fits_by_length) -> Prepared | CorpusError:
    """One source, or why it stays out."""
    if isinstance(item, CorpusError):
        return item
    try:
        source = read_source(item)
    except CorpusError as error:
        return error
    directive = parse(source)
    passages = split(directive, fits)
    terms = [passage_terms(one.breadcrumb, one.text) for one in passages]
    roles = [directive.sections[one.section].role for one in passages]
    likenesses = [likeness(one, role) for one, role in zip(terms, roles, strict=True)]
    words = running(directive)
    placed = stretches(directive, passages, words.sections)
    return Prepared(directive, passages, roles, terms, likenesses, words, placed)


def prepare_all(items: Iterable[Item], fits: Fits | None = None) -> Iterator[Prepared | CorpusError]:
    """Every source in order; many at a time where there are many and they can be split by length."""
    if fits is not None:
        return map(partial(prepare, fits=fits), items)
    return in_processes(prepare, items)


def in_processes(work: Callable[[_In], _Out], items: Iterable[_In]) -> Iterator[_Out]:
    """What the work makes of every item, in order; in several processes where there are many."""
    rest = iter(items)
    first = list(islice(rest, _WORTH_PROCESSES))
    if len(first) < _WORTH_PROCESSES:
        yield from map(work, first)
        return
    context = multiprocessing.get_context("spawn")  # a fork would copy the encoder's threads half-way
    with context.Pool(max(1, (os.cpu_count() or 1))) as pool:
        ahead: deque[AsyncResult[list[_Out]]] = deque()
        everything = chain(first, rest)
        while chunk := list(islice(everything, _CHUNK)):
            ahead.append(pool.map_async(work, chunk, chunksize=_CHUNK))
            if len(ahead) > _AHEAD:
                yield from ahead.popleft().get()
        for one in ahead:
            yield from one.get()
