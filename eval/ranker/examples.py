"""Judged candidates: what the ranker sees of them, and which of them answer."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from eval.datasets import Dataset
from eval.errors import EvalError
from eval.folds import fold_of
from eval.hit_searcher import held_directive
from eval.index_searcher import DocumentIds
from eval.judged import NONE
from eval.places import Places
from eval.searcher import Shown
from indexer.vectors import Ids
from service.engine import Engine
from service.rank.candidates import Candidates
from service.rank.demoted import Demoted
from service.rank.ranked import Ranked

Grades = NDArray[np.int8]  # (candidates,) 2 answers, 1 helps, 0 doesn't, LEFT_OUT is not learned from
LEFT_OUT = -1
_RESOLVED = frozenset(("number", "section"))  # types that are found by name: nothing of theirs is learned by the trees
_ROBBED = 3  # every third law question also stands for one without an answer


@dataclass(frozen=True, slots=True)
class Example:
    """One query with its candidates."""

    query: str
    domain: str  # its dataset
    of_law: bool  # whether whole documents are judged
    type: str
    fold: int
    found: Candidates
    grades: Grades  # for training the trees
    relevant: NDArray[np.bool_]  # (candidates,) whether showing it is right
    golds: tuple[int, ...]  # grades of all that should be found, the ideal ranking; () where there is no answer
    owners: Ids  # (candidates,) which document each belongs to

    @property
    def ranked_by_trees(self) -> bool:
        """Whether the trees may learn from it."""
        return self.type not in _RESOLVED and bool((self.grades > 0).any())


def examples(dataset: Dataset, engine: Engine) -> Iterator[Example]:
    """The queries of a dataset over an open index; those without a candidate are passed over.

    Raises:
        EvalError: the index ranks without learned stage, or holds nothing of the dataset.
    """
    hybrid = engine.retrievers["hybrid"]
    ranked = hybrid.stage if isinstance(hybrid, Demoted) else hybrid
    if not isinstance(ranked, Ranked):
        raise EvalError("the mode hybrid of this engine isn't the learned stage; there is nothing to train")
    documents = DocumentIds(engine.catalogue)
    judge = _places(dataset, engine) if dataset.golds else _documents(dataset, documents)
    for query, text in dataset.queries.items():
        (found,) = ranked.gathering.gather([engine.understand(text)])
        if len(found.ordinals):
            grades, relevant = judge(query, found)
            golds = tuple(sorted(dataset.qrels.get(query, {}).values(), reverse=True))
            type_ = dataset.types.get(query, "law")
            of_law = not dataset.golds
            owners = documents.owners(found.ordinals)
            yield Example(query, dataset.name, of_law, type_, fold_of(query), found, grades, relevant, golds, owners)


def robbed(example: Example) -> Example | None:
    """Some questions without the passages that answer them: what a query without an answer looks like."""
    if not example.of_law or zlib.crc32(example.query.encode()[::-1]) % _ROBBED:
        return None
    kept = np.flatnonzero(~example.relevant)
    if not len(kept):
        return None
    columns = {name: values[kept] for name, values in example.found.columns.items()}
    found = Candidates(example.found.question, example.found.ordinals[kept], columns)
    nothing = np.zeros(len(kept), dtype=bool)
    return replace(
        example,
        type=NONE,
        found=found,
        grades=nothing.astype(np.int8),
        relevant=nothing,
        golds=(),
        owners=example.owners[kept],
    )


Judge = Callable[[str, Candidates], tuple[Grades, NDArray[np.bool_]]]


def _places(dataset: Dataset, engine: Engine) -> Judge:
    places = Places(dataset, partial(held_directive, engine))

    def judge(query: str, found: Candidates) -> tuple[Grades, NDArray[np.bool_]]:
        passages = engine.catalogue.passages(found.ordinals.tolist())
        shown = [Shown(one.id, one.directive_id, one.spans, 0.0, None) for _, one in passages]
        grades = np.asarray([places.grade(query, hit) for hit in shown], dtype=np.int8)
        return grades, grades > 0

    return judge


def _documents(dataset: Dataset, documents: DocumentIds) -> Judge:
    """Of a relevant document the best candidate is learned from: which of its passages answers isn't known."""
    number = {id_: at for at, id_ in enumerate(documents.all)}

    def judge(query: str, found: Candidates) -> tuple[Grades, NDArray[np.bool_]]:
        wanted = [number[id_] for id_, grade in dataset.qrels.get(query, {}).items() if grade > 0 and id_ in number]
        owners = documents.owners(found.ordinals)
        grades = np.zeros(len(owners), dtype=np.int8)
        for owner in wanted:
            of_document = np.flatnonzero(owners == owner)
            grades[of_document] = LEFT_OUT
            if len(of_document):
                grades[_likeliest(found, of_document)] = 2
        return grades, np.isin(owners, wanted)

    return judge


def _likeliest(found: Candidates, among: Ids) -> int:
    columns = found.columns
    return int(among[np.argmax(columns["bm25_of_best"][among] + columns["cosine_of_best"][among])])


def by_domain(found: Sequence[Example]) -> dict[str, list[Example]]:
    """The examples of each dataset."""
    domains: dict[str, list[Example]] = {}
    for example in found:
        domains.setdefault(example.domain, []).append(example)
    return domains
