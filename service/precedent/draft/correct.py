"""What a wrong citation should say, where but one held directive can be meant."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.model import Directive
from service.cite import cite
from service.precedent.draft.model import CitationCheck, Finding, Level

_SAID = frozenset(("number", "issued_on", "issuer", "kind", "term", "title"))  # by the citation itself
_WORTH = (Level.ERROR, Level.DOUBT)


def with_correct(checks: Iterable[CitationCheck]) -> Iterator[CitationCheck]:
    """The checks in order, their findings with the citation to paste; none where several directives may be meant."""
    for check in checks:
        meant = _meant(check)
        yield (
            replace(check, findings=tuple(_corrected(check, one, meant) for one in check.findings)) if meant else check
        )


def _meant(check: CitationCheck) -> Directive | None:
    if check.held is None and len(check.suggestions) == 1:
        return check.suggestions[0].directive
    return check.held


def _corrected(check: CitationCheck, finding: Finding, meant: Directive) -> Finding:
    if finding.field not in _SAID or finding.level not in _WORTH:
        return finding
    verified = check.held is not None or check.level is Level.ERROR
    wrong_part = any(one.field == "section" for one in check.findings)
    path = check.citation.section if verified and not wrong_part else ()
    return replace(finding, correct=cite(meant.fields, path))
