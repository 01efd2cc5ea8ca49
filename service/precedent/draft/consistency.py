"""Mentions of one directive in a draft that contradict each other, where the index can't tell which is right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Citation
from service.precedent.draft.bodies import may_be
from service.precedent.draft.elsewhere import is_slip
from service.precedent.draft.model import CitationCheck, Finding, Level


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
        before.append(citation)
        yield replace(check, findings=(_finding(citation, other),)) if other else check


def _contradict(one: Citation, other: Citation) -> bool:
    dates = one.issued_on, other.issued_on
    same = one.kind == other.kind and may_be(one.issuer, other.issuer)
    return same and dates[0] is not None and dates[1] is not None and is_slip(dates[0], dates[1])


def _finding(citation: Citation, other: Citation) -> Finding:
    stated, before = (f"{one.issued_on:%d/%m/%Y}" for one in (citation, other))
    message = f"Ở trên, dự thảo ghi văn bản này ngày {before}."
    return Finding("issued_on", Level.DOUBT, message, stated, before)
