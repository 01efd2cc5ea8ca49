"""Mentions by which a draft names itself: "(Kèm theo Kế hoạch số 32/KH-UBND ngày 20/01/2025 của …)" above an annex."""

from collections.abc import Iterator

from corpus.model import Citation, Directive
from corpus.text import number_key
from service.precedent.draft.bodies import may_be
from service.precedent.draft.elsewhere import is_slip
from service.precedent.draft.model import Finding, Level


def names_itself(draft: Directive, citation: Citation) -> bool:
    """Whether number and kind are the draft's own, and neither issuer nor date is another directive's."""
    own = draft.fields
    if not (own.number and citation.number) or number_key(own.number) != number_key(citation.number):
        return False
    if citation.kind != own.kind or not may_be(citation.issuer, own.issuer):
        return False
    days = own.issued_on, citation.issued_on
    return days[0] is None or days[1] is None or days[0] == days[1] or is_slip(days[1], days[0])


def wrong_about_itself(draft: Directive, citation: Citation) -> Iterator[Finding]:
    """A doubt where such a mention has another day than the head."""
    own, stated = draft.fields.issued_on, citation.issued_on
    if own and stated and own != stated:
        message = f"Dự thảo này ghi ngày {own:%d/%m/%Y} ở đầu văn bản."
        yield Finding("issued_on", Level.DOUBT, message, f"{stated:%d/%m/%Y}", f"{own:%d/%m/%Y}")
