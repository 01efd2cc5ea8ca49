"""A source made ready for the index: read, parsed, split, its terms taken. Runs in several processes."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import NamedTuple, TypeVar

from corpus.errors import CorpusError
from corpus.model import Directive, Passage, Source
from corpus.parse import parse
from corpus.sources import FileRef, read_source
from corpus.split import Fits, fits_by_length, split
from indexer.terms import Terms, passage_terms
from indexer.wording.passages import Stretches, stretches
from indexer.wording.running import Running, running

_In = TypeVar("_In")
_Out = TypeVar("_Out")
Item = FileRef | Source | CorpusError
_CHUNK = 32
_WORTH_PROCESSES = 500  # sources; below, starting processes costs more than it saves


class Prepared(NamedTuple):
    """A directive with everything that the parts of the index need of it."""

    directive: Directive
    passages: list[Passage]
    terms: list[Terms]
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
    words = running(directive)
    return Prepared(directive, passages, terms, words, stretches(directive, passages, words.sections))


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
        yield from pool.imap(work, chain(first, rest), chunksize=_CHUNK)
