"""Candidates of a search's passages with what is known of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.catalogue import Catalogue
from indexer.lexical import LexicalIndex
from service.answering.actors import with_actors
from service.answering.agreement import agreement, verdicts
from service.answering.asking import Asked, read_asked
from service.answering.candidates import Candidate, candidates
from service.answering.constraints import Verdict
from service.answering.features import Column, against_best, features
from service.answering.opposites import without_opposites
from service.answering.reading import Reading
from service.answering.wanted import read_wanted
from service.hits import Hit
from service.question import Question


@dataclass(frozen=True, slots=True)
class Extracted:
    """Everything that could answer one question."""

    asked: Asked
    candidates: list[Candidate]
    verdicts: list[dict[str, Verdict]]  # of each candidate on what the question demands
    columns: dict[str, Column]


def extract(question: Question, hits: Sequence[Hit], index: LexicalIndex, catalogue: Catalogue) -> Extracted:
    """The candidates of some passages, in the passages' order."""
    asked = read_asked(question)
    headed = with_actors(asked, [hit for hit in hits if any(map(str.isalnum, hit.passage.text))], catalogue)
    found = without_opposites(asked, candidates(asked, [Reading(hit, size) for hit, size in headed]))
    said = verdicts(asked, found)
    columns = features(asked, read_wanted(asked, index), found) | agreement(said) if found else {}
    return Extracted(asked, found, said, columns | against_best(columns) if found else {})
