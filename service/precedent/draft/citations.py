"""Every citation of a draft held against the index: whether it is held, agrees, names a section that exists."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from corpus.model import Citation, Directive, Form
from indexer.catalogue import Catalogue
from service.lookup import Resolution, Status, resolve
from service.precedent.draft.consistency import with_contradictions
from service.precedent.draft.correct import with_correct
from service.precedent.draft.elsewhere import Elsewhere
from service.precedent.draft.itself import names_itself, wrong_about_itself
from service.precedent.draft.judging import judge, judge_subject
from service.precedent.draft.model import CitationCheck, Finding, Level, Suggestion
from service.precedent.draft.organs import wrong_organ
from service.precedent.draft.outdated import outdated
from service.precedent.draft.outline import lacking_parts, parts_named
from service.precedent.draft.overrun import within_paragraph
from service.precedent.draft.partial import wrong_part_of_date
from service.precedent.draft.pointing import check_pointers
from service.precedent.draft.relaxed import relaxed
from service.precedent.draft.stated import Behind, agrees, begun_title, subject_of
from service.precedent.draft.suggest import issued_on_days, suggestions
from service.precedent.draft.symbols import contradicted_by_number
from service.precedent.draft.unintroduced import with_unintroduced
from service.precedent.validity.model import Validity

_YEAR = re.compile(r"^\d+ ?/ ?((?:19|20)\d\d) ?/")
_OWN = frozenset(("title", "section", "validity"))  # what a later mention says itself
_MOST_PARTS = 8
MOST_CITATIONS = 5_000  # of one draft; 200 pages have some 1,000
ValidityOf = Callable[[str], Validity]  # of a directive by its id, today


def check_citations(catalogue: Catalogue, draft: Directive, validity_of: ValidityOf) -> list[CitationCheck]:
    """In reading order, the first 5,000; "Kết luận này" and the like are left out, and by what a draft names itself
    but for a wrong day."""
    by_name = [one for one in draft.citations if one.form is not Form.RELATIVE][:MOST_CITATIONS]
    named = [within_paragraph(draft.text, one) for one in by_name]
    itself = [_of_itself(draft, one) for one in named if names_itself(draft, one)]
    others = _check_others(catalogue, draft, [one for one in named if not names_itself(draft, one)], validity_of)
    pointers = check_pointers(draft, others, lambda held: _whole(catalogue, held))
    wrong = (one for one in itself if one.findings)
    return sorted([*others, *wrong, *pointers], key=lambda one: one.citation.spans)


def _whole(catalogue: Catalogue, held: Directive) -> Directive:
    stored = catalogue.directive(held.id)
    return stored.directive if stored else held


def _of_itself(draft: Directive, citation: Citation) -> CitationCheck:
    return CitationCheck(citation, Status.UNKNOWN, None, tuple(wrong_about_itself(draft, citation)))


def _check_others(
    catalogue: Catalogue, draft: Directive, citations: Sequence[Citation], validity_of: ValidityOf
) -> list[CitationCheck]:
    behind = Behind(draft)
    said = [behind.said(one, following) for one, following in zip_longest(citations, citations[1:])]
    stated = [subject_of(one) for one in said]
    resolutions = list(relaxed(draft, resolve(catalogue, citations)))
    complete = [one.citation for one in resolutions]
    same_day = issued_on_days(catalogue, {one.issued_on for one in complete if one.issued_on})
    held = [_held(resolution, subject) for resolution, subject in zip(resolutions, stated, strict=True)]
    cited = {one.id for one in held if one}
    checker = _Checker(catalogue, draft, Elsewhere(catalogue, complete), validity_of, cited)
    checks = []
    for one, resolution, after, directive in zip(citations, resolutions, said, held, strict=True):
        others = same_day.get(resolution.citation.issued_on or date.min, ())
        check = _inherited(one, checker.check(resolution, after, directive, others))
        checks.append(_with_own_words(one, after, check))
    return list(with_correct(with_unintroduced(catalogue, list(with_contradictions(checks)))))


def _inherited(stated: Citation, check: CitationCheck) -> CitationCheck:
    """What is wrong with a date that a short mention has from the full one before is said there."""
    if stated.issued_on == check.citation.issued_on:
        return check
    return replace(check, findings=tuple(one for one in check.findings if one.field in _OWN))


def _with_own_words(stated: Citation, after: str, check: CitationCheck) -> CitationCheck:
    """With what a mention of a held directive says less than fully, and wrongly."""
    if check.held is None:
        return check
    more = [*wrong_organ(stated, check.held), *wrong_part_of_date(stated, after, check.held)]
    return replace(check, findings=_worst_first([*check.findings, *more]))


class _Checker:
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
            return CitationCheck(citation, Status.FOUND, held, _worst_first(found), validity=validity)
        heads = [one.directive for one in resolution.candidates]
        suggested = suggestions(citation, subject, [*heads, *same_day])
        found = [*judge(resolution, subject, suggested, self._elsewhere), *own]
        fields = {one.field for one in found if one.level is not Level.NOTE}
        found += [one for one in contradicted_by_number(citation) if one.field not in fields]
        if meant := self._surely_meant(citation, suggested, found):
            found += self._of_section(citation, after, meant)
        count = self._elsewhere.agreeing(citation)
        return CitationCheck(citation, resolution.status, None, _worst_first(found), suggested, count)

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
            self._read[held.id] = _whole(self._catalogue, held)
        lacking = lacking_parts(self._read[held.id], named)
        if lacking:
            shown = "; ".join(", ".join(one) for one in lacking[:_MOST_PARTS])
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


def _worst_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    order = list(Level)
    return tuple(sorted(findings, key=lambda one: order.index(one.level)))


def _held(resolution: Resolution, subject: str | None) -> Directive | None:
    """The one directive that agrees, by its subject where several do by number."""
    agreeing = [one.directive for one in resolution.candidates if not one.differs]
    if len(agreeing) > 1 and subject:
        agreeing = [one for one in agreeing if one.fields.title and agrees(subject, one.fields.title)]
    return agreeing[0] if len(agreeing) == 1 else None
