"""A held number with a wrong issuer and a wrong date at once, where its symbol belongs to a body of which there is but
one: "11654/VPCP-CN". Numbers of bodies that every place has may be those of another place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.catalogue import Catalogue
from service.lookup import Candidate, Status, resolve
from service.precedent.draft.bodies import may_be
from service.precedent.draft.elsewhere import is_slip
from service.precedent.draft.judging import difference
from service.precedent.draft.model import CitationCheck, Level, Suggestion
from service.precedent.draft.symbols import single_body, states_its_issuer


def with_two_wrong(catalogue: Catalogue, checks: Iterable[CitationCheck]) -> Iterator[CitationCheck]:
    """The checks in order, such a one with a doubt for each field that isn't judged yet."""
    for check in checks:
        meant = _meant(catalogue, check)
        yield _doubted(check, meant) if meant else check


def _meant(catalogue: Catalogue, check: CitationCheck) -> Candidate | None:
    """The one directive of the number, where the mention itself names another issuer than the symbol's."""
    citation, body = check.citation, single_body(check.citation.number)
    judged = check.suggestions or any(one.level is Level.ERROR for one in check.findings)
    if check.held or check.status is not Status.UNKNOWN or judged or body is None:
        return None
    if may_be(citation.issuer, body) or not states_its_issuer(citation):
        return None
    candidates = resolve(catalogue, [citation])[0].candidates
    only = candidates[0] if len(candidates) == 1 else None
    return only if only and "issuer" in only.differs and may_be(body, only.directive.fields.issuer) else None


def _doubted(check: CitationCheck, meant: Candidate) -> CitationCheck:
    """A number comes again in other years, so a day far from the held one's leaves the issuer alone in doubt."""
    stated, own = check.citation.issued_on, meant.directive.fields.issued_on
    sure = stated is None or own is None or stated == own or is_slip(stated, own)
    told = {one.field for one in check.findings}
    wrong = [field for field in (meant.differs if sure else ("issuer",)) if field not in told]
    doubts = [difference(check.citation, meant.directive, field, Level.DOUBT) for field in wrong]
    suggested = (Suggestion(meant.directive, ("number",)),) if sure else ()
    return replace(check, findings=(*doubts, *check.findings), suggestions=suggested)
