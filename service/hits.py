"""Ranked passages with everything that is shown of them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from corpus.model import Directive, Passage, Section, Span
from indexer.catalogue import Catalogue
from service.boilerplate import Boilerplate
from service.cite import citation
from service.highlight import Highlight, highlights
from service.phrase_highlight import phrase_highlights
from service.precedent.order import Factors
from service.precedent.validity.model import UNKNOWN, Validity
from service.question import Question
from service.retrieval import Ranking

_FACETS = ("kind", "issuer", "year")


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked passage."""

    rank: int
    score: float
    legs: Mapping[str, float]
    passage: Passage
    directive: Directive  # without text, sections and citations
    section: Section
    pieces: tuple[tuple[Span, str], ...]  # the passage's spans with what stands there
    highlights: tuple[Highlight, ...]
    citation: str
    url: str
    confidence: float | None = None  # the probability that it answers, where the mode knows it
    similar: int = 0  # passages elsewhere in the index that say the same
    validity: Validity = UNKNOWN  # of its directive
    factors: Factors | None = None  # in the order of best precedents, where it is relevant enough


def hydrate(
    catalogue: Catalogue,
    ranking: Ranking,
    page: slice,
    asked: Question,
    boilerplate: Boilerplate,
    *,
    as_phrase: bool,
    validity: Callable[[str], Validity],
    factors: Mapping[int, Factors],
    marked: int | None = None,
) -> list[Hit]:
    """The hits of a page of a ranking, in its order; the first `marked` with their highlights, or all.

    `validity` gives a directive's by its id, `factors` are those of passages by ordinal.
    """
    ordinals = [int(ordinal) for ordinal in ranking.ordinals[page]]
    mark = phrase_highlights if as_phrase else highlights
    hits = []
    for at, (passage, section, directive) in enumerate(catalogue.placed(ordinals), start=page.start):
        pieces = passage.pieces
        hits.append(
            Hit(
                rank=at + 1,
                score=float(ranking.scores[at]),
                legs={name: float(scores[at]) for name, scores in ranking.legs.items() if scores[at] == scores[at]},
                passage=passage,
                directive=directive,
                section=section,
                pieces=tuple(pieces),
                highlights=tuple(mark(pieces, asked)) if marked is None or at < page.start + marked else (),
                citation=citation(directive.fields, section.path),
                url=section_url(directive.id, section.path),
                confidence=None if ranking.confidence is None else float(ranking.confidence[at]),
                similar=boilerplate.others(ordinals[at - page.start]),
                validity=validity(directive.id),
                factors=factors.get(ordinals[at - page.start]),
            )
        )
    return hits


def section_url(id_: str, path: Sequence[str]) -> str:
    """Where a section's page stands on this service."""
    return f"/documents/{quote(id_, safe='')}#{quote('/'.join(path), safe='')}"


def count_facets(catalogue: Catalogue, ranking: Ranking) -> dict[str, dict[str, int]]:
    """The passages of a ranking counted by kind, issuer and year of issue, most frequent first."""
    traits = catalogue.traits(ranking.ordinals.tolist())
    counts = {name: Counter(value for trait in traits if (value := trait[at])) for at, name in enumerate(_FACETS)}
    return {name: dict(sorted(count.items(), key=_frequent_first)) for name, count in counts.items()}


def _frequent_first(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]
