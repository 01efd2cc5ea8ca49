"""How far candidates agree with what the question demands of its answer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.answer import Kind
from service.answering.asking import Asked
from service.answering.candidates import Candidate
from service.answering.clauses import CLAUSES
from service.answering.constraints import Verdict, read_constraints
from service.answering.standing import Standing

DEMANDS = ("period", "place", "office", "name", "aim", "directive")


def verdicts(asked: Asked, found: Sequence[Candidate]) -> list[dict[str, Verdict]]:
    """Of each candidate, in the order given; what begins in one place stands alike, however it goes on."""
    kinds = [Kind.TEXT if one.kind in CLAUSES else one.kind for one in found]  # the same is demanded of every clause
    demands = {kind: read_constraints(asked.question, kind) for kind in set(kinds)}
    places = [(id(one.reading), one.core, kind) for one, kind in zip(found, kinds, strict=True)]
    standing = {place: standing_of(one) for place, one in dict(zip(places, found, strict=True)).items()}
    said = {place: demands[place[2]].verdicts(one) for place, one in standing.items()}
    return [said[place] for place in places]


def contradicts(verdict: dict[str, Verdict]) -> bool:
    """Whether it speaks of something else than the question."""
    return Verdict.CONTRADICTS in verdict.values()


def agreement(found: Sequence[dict[str, Verdict]]) -> dict[str, NDArray[np.float32]]:
    """A column a demand, (candidates,): -1 contradicts, 0 nothing is demanded, 1 silent, 2 agrees; and how many of
    each there are."""
    table = np.array([[one.get(name, Verdict.NONE) for name in DEMANDS] for one in found], dtype=np.float32)
    columns = {f"agrees_{name}": table[:, at] for at, name in enumerate(DEMANDS)}
    counts = {
        "contradicted": table == Verdict.CONTRADICTS,
        "unsaid": table == Verdict.SILENT,
        "agreed": table == Verdict.AGREES,
    }
    return columns | {name: met.sum(axis=1).astype(np.float32) for name, met in counts.items()}


def standing_of(one: Candidate) -> Standing:
    """Where a candidate stands."""
    reading, text = one.reading, one.reading.text
    sentence, clause = reading.sentence_at(one.core), reading.clause_at(one.core)
    title, *headings = reading.hit.passage.breadcrumb or ("",)
    return Standing(
        clause=clause.of(text),
        sentence=sentence.of(text),
        passage=text,
        before=text[sentence.start : one.core],
        headings=tuple(reversed(headings)) if title == reading.hit.directive.fields.title else _all(title, headings),
        directive=reading.hit.directive,
    )


def _all(first: str, rest: Sequence[str]) -> tuple[str, ...]:
    return tuple(reversed([first, *rest] if first else list(rest)))
