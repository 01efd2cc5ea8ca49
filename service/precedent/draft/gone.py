"""Directives that a draft cites, that aren't held, and that a held one replaces or repeals."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.model import Citation, Directive
from indexer.catalogue import Catalogue
from service.lookup import Status
from service.precedent.draft.bodies import with_place
from service.precedent.draft.checker import worst_first
from service.precedent.draft.itself import names_itself
from service.precedent.draft.model import CitationCheck, Level
from service.precedent.draft.outdated import outdated
from service.precedent.validity.model import Fact, Validity, validity_on
from service.precedent.validity.unheld import facts_of_unheld

_Stated = tuple[str | None, str | None, date | None, str | None]


def with_gone(
    catalogue: Catalogue, draft: Directive, checks: Sequence[CitationCheck], day: date
) -> Iterator[CitationCheck]:
    """The checks in order; what holds of such a directive on the day is said where the draft first names it."""
    cited = {check.held.id for check in checks if check.held}
    known: dict[_Stated, list[Fact]] = {}
    told: set[tuple[str | None, str]] = set()
    for check in checks:
        if not _is_unheld(draft, check):
            yield check
            continue
        citation = replace(check.citation, issuer=with_place(check.citation.issuer, draft.fields.issuer))
        validity = _validity(catalogue, citation, known, day)
        new = [
            one for one in outdated(draft.text, citation, validity, cited) if (citation.key, one.message) not in told
        ]
        told.update((citation.key, one.message) for one in new)
        yield replace(check, findings=worst_first([*check.findings, *new])) if new else check


def _is_unheld(draft: Directive, check: CitationCheck) -> bool:
    """Not where the mention seems to be a wrong one of another directive, nor where the draft names itself."""
    if check.held or check.status is not Status.UNKNOWN or not (check.citation.key and check.citation.number):
        return False
    return not any(one.level is Level.ERROR for one in check.findings) and not names_itself(draft, check.citation)


def _validity(catalogue: Catalogue, citation: Citation, known: dict[_Stated, list[Fact]], day: date) -> Validity:
    stated = citation.key, citation.kind, citation.issued_on, citation.issuer
    if stated not in known:
        known[stated] = facts_of_unheld(catalogue, citation)
    return validity_on(day, known[stated])
