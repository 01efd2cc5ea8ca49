"""Resolutions read with the draft's own place, and without what a mention only borrows from the mention after it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from corpus.model import Citation, Directive
from corpus.text import exact_key
from service.lookup import Candidate, Resolution, Status
from service.precedent.draft.bodies import may_be, with_place


def relaxed(draft: Directive, resolutions: Sequence[Resolution]) -> Iterator[Resolution]:
    """The resolutions in order; a candidate may agree that didn't, or differ that hadn't seemed to."""
    citations = [one.citation for one in resolutions]
    for one, after in zip_longest(resolutions, citations[1:]):
        citation = replace(one.citation, issuer=with_place(one.citation.issuer, draft.fields.issuer))
        borrowed = _borrows_issuer(one.citation, after)
        candidates = [_candidate(citation, candidate, borrowed=borrowed) for candidate in one.candidates]
        agreeing = tuple(candidate for candidate in candidates if not candidate.differs)
        status = Status.UNKNOWN if not agreeing else Status.FOUND if len(agreeing) == 1 else Status.AMBIGUOUS
        yield Resolution(one.citation, status, agreeing or tuple(candidates))


def _candidate(citation: Citation, candidate: Candidate, *, borrowed: bool) -> Candidate:
    others = tuple(name for name in candidate.differs if name != "issuer")
    own = candidate.directive.fields
    dated = citation.issued_on is not None and citation.issued_on == own.issued_on
    if may_be(citation.issuer, own.issuer) or (borrowed and dated):
        return Candidate(candidate.directive, others)
    return Candidate(candidate.directive, (*others, "issuer"))


def _borrows_issuer(citation: Citation, after: Citation | None) -> bool:
    """ "Công văn số 1905-CV/TU và Kết luận số 204-KL/TU … của Thị ủy": the first may be another body's."""
    if citation.issuer is None or after is None or after.issuer != citation.issuer:
        return False
    return exact_key(citation.issuer) not in exact_key(" ".join(citation.text.split()))
