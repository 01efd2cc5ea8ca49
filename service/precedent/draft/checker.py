"""One citation of a draft held against the directive that it means, or those that it may mean."""

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.model import Citation, Directive
from indexer.catalogue import Catalogue
from service.lookup import Resolution, Status
from service.precedent.draft.elsewhere import Elsewhere
from service.precedent.draft.judging import judge, judge_subject
from service.precedent.draft.model import CitationCheck, Finding, Level, Suggestion
from service.precedent.draft.outdated import outdated
from service.precedent.draft.outline import lacking_parts, parts_named, written
from service.precedent.draft.stated import begun_title, subject_of
from service.precedent.draft.suggest import suggestions
from service.precedent.draft.symbols import contradicted_by_number
from service.precedent.validity.model import Validity

_YEAR = re.compile(r"^\d+ ?/ ?((?:19|20)\d\d) ?/")
_MOST_PARTS = 8
ValidityOf = Callable[[str], Validity]  # of a directive by its id, today


class Checker:
    """What all citations of a draft share."""

    def __init__(
        self, catalogue: Catalogue, draft: Directive, elsewhere: Elsewhere, validity_of: ValidityOf, cited: set[str]
    ) -> None:
        self._catalogue, self._draft, self._elsewhere = catalogue, draft, elsewhere
        self._validity_of, self._cited = validity_of, cited
        self._read: dict[str, Directive] = {}
        self._meant: dict[str, Directive] = {}
        self._told: set[tuple[str, Finding]] = set()

    def check(
        self, resolution: Resolution, after: str, held: Directive | None, same_day: Sequence[Directive]
    ) -> CitationCheck:
        """One citation with what the draft says behind it, the directive that it means, and those of its day."""
        citation, subject = resolution.citation, subject_of(after)
        own = [*self._of_year(citation), *self._of_order(citation, held)]
        if held is not None:
            validity = self._validity_of(held.id)
            found = [
                *judge_subject(subject or begun_title(after, held.fields.title), held),
                *self._of_section(citation, after, held),
                *own,
            ]
            found += self._outdated(citation, held, validity)
            return CitationCheck(citation, Status.FOUND, held, worst_first(found), validity=validity)
        heads = [one.directive for one in resolution.candidates]
        suggested = suggestions(citation, subject, [*heads, *same_day])
        found = [*judge(resolution, subject, suggested, self._elsewhere), *own]
        fields = {one.field for one in found if one.level is not Level.NOTE}
        found += [one for one in contradicted_by_number(citation) if one.field not in fields]
        if meant := self._surely_meant(citation, suggested, found):
            found += self._of_section(citation, after, meant)
        count = self._elsewhere.agreeing(citation)
        return CitationCheck(citation, resolution.status, None, worst_first(found), suggested, count)

    def _surely_meant(
        self, citation: Citation, suggested: Sequence[Suggestion], found: Sequence[Finding]
    ) -> Directive | None:
        """The directive that a wrong mention means beyond doubt; later ones of its number mean the same."""
        if any(one.level is Level.ERROR for one in found) and len(suggested) == 1 and citation.key:
            self._meant.setdefault(citation.key, suggested[0].directive)
        return self._meant.get(citation.key or "")

    def _outdated(self, citation: Citation, held: Directive, validity: Validity) -> Iterator[Finding]:
        """Said where the directive is first named, not each time."""
        for finding in outdated(self._draft.text, citation, validity, self._cited):
            if (held.id, finding) not in self._told:
                self._told.add((held.id, finding))
                yield finding

    def _of_section(self, citation: Citation, after: str, held: Directive) -> Iterator[Finding]:
        named = parts_named(self._draft.text, citation, after)
        if not named:
            return
        if held.id not in self._read:
            self._read[held.id] = whole(self._catalogue, held)
        lacking = lacking_parts(self._read[held.id], named)
        if lacking:
            shown = written(lacking[:_MOST_PARTS])
            message = f"Văn bản trong kho không có phần được dẫn ({shown})."
            yield Finding("section", Level.ERROR, message, shown)

    def _of_year(self, citation: Citation) -> Iterator[Finding]:
        """A number that holds another year than the date: "163/2024/QH15 ngày 27/11/2025"."""
        year = _YEAR.search(citation.number or "")
        if year and citation.issued_on and int(year[1]) != citation.issued_on.year:
            message = f"Năm trong số hiệu ({year[1]}) khác năm của ngày ban hành ({citation.issued_on.year})."
            yield Finding("issued_on", Level.ERROR, message, f"{citation.issued_on:%d/%m/%Y}")

    def _of_order(self, citation: Citation, held: Directive | None) -> Iterator[Finding]:
        """A draft that bears an earlier date than what it cites."""
        own = self._draft.fields.issued_on
        cited = held.fields.issued_on if held else citation.issued_on
        if own and cited and own < cited:
            message = f"Dự thảo ghi ngày {own:%d/%m/%Y}, trước ngày của văn bản được dẫn ({cited:%d/%m/%Y})."
            yield Finding("order", Level.ERROR, message, f"{own:%d/%m/%Y}", f"{cited:%d/%m/%Y}")


def worst_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Errors before doubts before notes."""
    order = list(Level)
    return tuple(sorted(findings, key=lambda one: order.index(one.level)))


def whole(catalogue: Catalogue, held: Directive) -> Directive:
    """With its text and sections; itself where it isn't held any more."""
    stored = catalogue.directive(held.id)
    return stored.directive if stored else held
