"""How far candidates agree with what the question demands of its answer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.answering.asking import Asked
from service.answering.candidates import Candidate
from service.answering.constraints import Verdict, read_constraints
from service.answering.standing import Standing

DEMANDS = ("period", "place", "office", "name", "aim", "directive")


def verdicts(asked: Asked, found: Sequence[Candidate]) -> list[dict[str, Verdict]]:
    """Of each candidate, in the order given; those of one kind that begin in one place stand alike."""
    demands = {kind: read_constraints(asked.question, kind) for kind in {one.kind for one in found}}
    places = [(id(one.reading), one.core, one.kind) for one in found]
    alike = dict(zip(places, found, strict=True))
    said = {place: demands[one.kind].verdicts(standing_of(one)) for place, one in alike.items()}
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
