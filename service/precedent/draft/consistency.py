"""Mentions of one directive in a draft that contradict each other, where the index can't tell which is right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Citation
from service.precedent.draft.bodies import may_be
from service.precedent.draft.elsewhere import is_slip
from service.precedent.draft.model import CitationCheck, Finding, Level

_MOST = 50  # different mentions of one number that later ones are held against


def with_contradictions(checks: Sequence[CitationCheck]) -> Iterator[CitationCheck]:
    """The checks in order; one whose date differs from that of an earlier mention of the same number says so."""
    earlier: dict[str, list[Citation]] = {}
    for check in checks:
        citation = check.citation
        if check.held or check.findings or not (citation.key and citation.issued_on):
            yield check
            continue
        before = earlier.setdefault(citation.key, [])
        other = next((one for one in before if _contradict(one, citation)), None)
        if len(before) < _MOST and not any(_states_the_same(one, citation) for one in before):
            before.append(citation)
        yield replace(check, findings=(_finding(citation, other),)) if other else check


def _contradict(one: Citation, other: Citation) -> bool:
    if one.kind != other.kind or one.issued_on is None or other.issued_on is None:
        return False
    return is_slip(one.issued_on, other.issued_on) and may_be(one.issuer, other.issuer)


def _states_the_same(one: Citation, other: Citation) -> bool:
    return (one.kind, one.issued_on, one.issuer) == (other.kind, other.issued_on, other.issuer)


def _finding(citation: Citation, other: Citation) -> Finding:
    stated, before = (f"{one.issued_on:%d/%m/%Y}" for one in (citation, other))
    message = f"Ở trên, dự thảo ghi văn bản này ngày {before}."
    return Finding("issued_on", Level.DOUBT, message, stated, before)
