"""Which directive of the catalogue a mention means: found, ambiguous or unknown, never guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.citations import find_citations
from corpus.citations.later import complete_later
from corpus.citations.relations import CARRIES_OUT, REVIEWS
from corpus.citations.words import folded_ordinal
from corpus.model import Citation, Directive, Fields, Form, Role, Section, Span
from indexer.catalogue import Catalogue
from service.issuers import may_be_same
from service.typed import complete_typed, find_typed

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_LONGEST_TYPED = 200  # characters of a line that is read as typed into a box
_MOST_CANDIDATES = 20
_YEAR = re.compile(r"(?:(?<!\w)n[ăa]m|\d.*\w,?) +(?P<year>(?:19|20)\d\d)(?! *[-–/]? *\d)", re.IGNORECASE)
_TERM = re.compile(r"kh(?:óa|oá) +(?P<term>[IVXLC]+|\d+)", re.IGNORECASE)


class Status(StrEnum):
    """What the catalogue says of a mention."""

    FOUND = "found"  # one directive agrees with all that is stated
    AMBIGUOUS = "ambiguous"  # several do
    UNKNOWN = "unknown"  # none does


@dataclass(frozen=True, slots=True)
class Candidate:
    """A directive under the mention's key; `differs` names what contradicts it: kind, issued_on, issuer, term."""

    directive: Directive  # without text, sections and citations
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """A mention and the directives it may mean: those that agree, or, when none does, those that differ."""

    citation: Citation
    status: Status
    candidates: tuple[Candidate, ...]


def look_up(catalogue: Catalogue, text: str) -> list[Resolution]:
    """The mentions in a text, or in a line as people type it, each with what it means; spans point into the text.

    "Kết luận này" and the like mean a document that isn't there, and are left out.
    """
    paragraphs = [Span(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    found = find_citations(text, [Section((), Role.PARAGRAPH, (span,)) for span in paragraphs])
    if len(text) <= _LONGEST_TYPED:
        found = [*found[:-1], complete_typed(text, found[-1])] if found else find_typed(text)
    return resolve(catalogue, [citation for citation in found if citation.form is not Form.RELATIVE])


def resolve(catalogue: Catalogue, citations: Sequence[Citation]) -> list[Resolution]:
    """The citations of one document in order, later short mentions read by the earlier full ones."""
    keys = {citation.key for citation in citations if citation.key}
    directives = {key: catalogue.heads_by_key(key) for key in keys}
    return [_resolve(citation, directives.get(citation.key or "", [])) for citation in complete_later(citations)]


def _resolve(citation: Citation, directives: Sequence[Directive]) -> Resolution:
    candidates = [Candidate(directive, _differs(citation, directive.fields)) for directive in directives]
    agreeing = [candidate for candidate in candidates if not candidate.differs]
    status = Status.UNKNOWN if not agreeing else Status.FOUND if len(agreeing) == 1 else Status.AMBIGUOUS
    return Resolution(citation, status, tuple((agreeing or candidates)[:_MOST_CANDIDATES]))


def _differs(citation: Citation, own: Fields) -> tuple[str, ...]:
    """What a mention states and the directive's own fields contradict."""
    year = _year(citation)
    terms = _term(citation.text), _term(f"khóa {own.term}" if own.term else "")
    contradictions = {
        "kind": bool(citation.kind and own.kind and not _same_kind(citation.kind, own.kind)),
        "issued_on": own.issued_on is not None
        and (citation.issued_on not in (None, own.issued_on) or year not in (None, own.issued_on.year)),
        "issuer": not may_be_same(citation.issuer, own.issuer),
        "term": all(terms) and terms[0] != terms[1],
    }
    return tuple(name for name, contradicts in contradictions.items() if contradicts)


def _same_kind(one: str, other: str) -> bool:
    """ "Chương trình" is also said of a "Chương trình hành động"."""
    return one.startswith(other) or other.startswith(one)


def _year(citation: Citation) -> int | None:
    """The year that a number states for its directive: "05-NQ/TU năm 2023 của Thị ủy", "nq 05 thi uy 2023".

    In "thực hiện Nghị quyết số 05-NQ/TU năm 2023" it may as well be the year of the doing.
    """
    match = _YEAR.search(citation.text) if citation.form in (Form.NUMBER, Form.BARE) else None
    if match is None or (citation.number or "").startswith(match["year"]):
        return None
    of_doing = citation.relation in (CARRIES_OUT, REVIEWS) and match.end() == len(citation.text)
    return None if of_doing else int(match["year"])


def _term(text: str) -> str | None:
    match = _TERM.search(text)
    return folded_ordinal(match["term"].upper()) if match else None
