"""Whether training helped: headings of documents held out look for their clauses, before and after."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from indexer.train.bags import Bags, Parts, cut, embed
from indexer.train.texts import Document, Material
from indexer.train.wording import bare_heading, sentences

_HELD_OUT, _HELD_OUT_OF_FEW = 8, 4  # one document of so many
_FEW = 200  # documents
_MOST_CLAUSES = 20_000
_SAMPLES = 1_000
_SHORTEST_HEADING = 12  # characters
_FOR_INTERVAL = 6  # documents; fewer drawn anew say little


@dataclass(frozen=True, slots=True)
class Question:
    """A heading, the clauses right below it by number, and the first document that has it."""

    text: str
    clauses: frozenset[int]
    document: int


@dataclass(frozen=True, slots=True)
class Trial:
    """Headings and the clauses, read without headings, among which each looks for its own."""

    clauses: tuple[Parts, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Mean reciprocal ranks before and after, and the 95 % interval of the difference by bootstrap over documents."""

    questions: int
    documents: int
    before: float
    after: float
    low: float
    high: float

    def __str__(self) -> str:
        few = f"{self.documents} documents are too few for an interval"
        interval = f"difference {self.low:+.3f} to {self.high:+.3f}, 95 %" if self.documents >= _FOR_INTERVAL else few
        return (
            f"{self.questions} headings of documents held out find their clauses with MRR {self.before:.3f} before and "
            f"{self.after:.3f} after ({interval})"
        )


def hold_out(material: Material) -> tuple[Material, list[Document]]:
    """The material without one document of eight, of four where there are few, by a digest of its id; and those."""
    documents = list(material.documents)
    one_of = _HELD_OUT if len(documents) > _FEW else _HELD_OUT_OF_FEW
    held = [document for document in documents if zlib.crc32(document.id.encode()) % one_of == 0]
    ids = {document.id for document in held}
    kept = tuple(tuple(one for one in source if one.id not in ids) for source in material.sources)
    return replace(material, sources=kept), held


def make_trial(documents: Sequence[Document]) -> Trial:
    """Every heading that says something, once; clauses under it in any of the documents are its own."""
    clauses: list[Parts] = []
    below: dict[str, list[int]] = {}
    owners: dict[str, int] = {}
    for number, document in enumerate(documents):
        if len(clauses) > _MOST_CLAUSES:
            break
        for clause in document.clauses:
            heading = bare_heading(clause.headings[-1]) if clause.headings else ""
            if len(heading) >= _SHORTEST_HEADING:
                below.setdefault(heading, []).append(len(clauses))
                owners.setdefault(heading, number)
            clauses.append(sentences(clause.text))
    questions = (Question(heading, frozenset(own), owners[heading]) for heading, own in below.items())
    return Trial(tuple(clauses), tuple(questions))


def reciprocal_ranks(trial: Trial, tokenizer: Tokenizer, weights: torch.Tensor) -> NDArray[np.float64]:
    """One over the rank of the first clause of its own, for every question: (questions,)."""
    clauses = _vectors(cut(tokenizer, trial.clauses), weights)
    asked = _vectors(cut(tokenizer, [(question.text,) for question in trial.questions]), weights)
    ranks = []
    for question, vector in zip(trial.questions, asked, strict=True):
        scores = clauses @ vector
        ranks.append(1 + int((scores > scores[sorted(question.clauses)].max()).sum()))
    return 1 / np.array(ranks, dtype=np.float64)


def compare(trial: Trial, before: NDArray[np.float64], after: NDArray[np.float64], seed: int) -> Outcome:
    """Documents, not headings, are drawn anew: those of one document agree."""
    owners = np.array([question.document for question in trial.questions])
    names, places = np.unique(owners, return_inverse=True)
    gains, sizes = np.bincount(places, after - before), np.bincount(places)
    drawn = np.random.default_rng(seed).integers(len(names), size=(_SAMPLES, len(names)))
    low, high = np.percentile(gains[drawn].sum(1) / sizes[drawn].sum(1), [2.5, 97.5])
    return Outcome(len(owners), len(names), float(before.mean()), float(after.mean()), float(low), float(high))


def _vectors(bags: Bags, weights: torch.Tensor) -> NDArray[np.float32]:
    return np.asarray(embed(weights, bags, torch.arange(len(bags))).numpy(), np.float32)
