"""Every citation of a draft held against the index: whether it is held, agrees, names a section that exists."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from corpus.model import Citation, Directive, Form
from indexer.catalogue import Catalogue
from service.lookup import Resolution, Status, resolve
from service.precedent.draft.elsewhere import Elsewhere
from service.precedent.draft.judging import judge, judge_subject
from service.precedent.draft.model import CitationCheck, Finding, Level, Suggestion
from service.precedent.draft.outline import lacks_section
from service.precedent.draft.relaxed import relaxed
from service.precedent.draft.stated import Subjects, agrees
from service.precedent.draft.suggest import issued_on_days, suggestions

_YEAR = re.compile(r"^\d+ ?/ ?((?:19|20)\d\d) ?/")
_OWN = frozenset(("title", "section", "validity"))  # what a later mention says itself
Validity = Callable[[Citation, Directive], Iterator[Finding]]  # what has become of a held directive since


def check_citations(catalogue: Catalogue, draft: Directive, validity: Validity) -> list[CitationCheck]:
    """In reading order; "Kết luận này" and the like are left out."""
    citations = [one for one in draft.citations if one.form is not Form.RELATIVE]
    subjects = Subjects(draft)
    stated = [subjects.stated(one, after) for one, after in zip_longest(citations, citations[1:])]
    resolutions = list(relaxed(draft, resolve(catalogue, citations)))
    complete = [one.citation for one in resolutions]
    same_day = issued_on_days(catalogue, {one.issued_on for one in complete if one.issued_on})
    checker = _Checker(catalogue, draft, Elsewhere(catalogue, complete), validity)
    return [
        _inherited(one, checker.check(resolution, subject, same_day.get(resolution.citation.issued_on or date.min, ())))
        for one, resolution, subject in zip(citations, resolutions, stated, strict=True)
    ]


def _inherited(stated: Citation, check: CitationCheck) -> CitationCheck:
    """What is wrong with a date that a short mention has from the full one before is said there."""
    if stated.issued_on == check.citation.issued_on:
        return check
    return replace(check, findings=tuple(one for one in check.findings if one.field in _OWN))


class _Checker:
    """What all citations of a draft share."""

    def __init__(self, catalogue: Catalogue, draft: Directive, elsewhere: Elsewhere, validity: Validity) -> None:
        self._catalogue, self._draft, self._elsewhere, self._validity = catalogue, draft, elsewhere, validity
        self._whole: dict[str, Directive] = {}

    def check(self, resolution: Resolution, subject: str | None, same_day: Sequence[Directive]) -> CitationCheck:
        """One citation with what the draft says of its subject, and the directives issued on its day."""
        citation = resolution.citation
        held = _held(resolution, subject)
        suggested: tuple[Suggestion, ...] = ()
        if held is not None:
            findings = [
                *judge_subject(subject, held),
                *self._of_section(citation, held),
                *self._validity(citation, held),
            ]
        else:
            heads = [one.directive for one in resolution.candidates]
            suggested = suggestions(citation, subject, [*heads, *same_day])
            findings = list(judge(resolution, subject, suggested, self._elsewhere))
        findings += [*self._of_year(citation), *self._of_order(citation, held)]
        order = list(Level)
        findings.sort(key=lambda one: order.index(one.level))
        status = Status.FOUND if held else resolution.status
        count = 0 if held else self._elsewhere.agreeing(citation)
        return CitationCheck(citation, status, held, tuple(findings), suggested, count)

    def _of_section(self, citation: Citation, held: Directive) -> Iterator[Finding]:
        if not citation.section:
            return
        if held.id not in self._whole:
            stored = self._catalogue.directive(held.id)
            self._whole[held.id] = stored.directive if stored else held
        if lacks_section(self._whole[held.id], citation.section):
            named = ", ".join(citation.section)
            message = f"Văn bản trong kho không có phần được dẫn ({named})."
            yield Finding("section", Level.ERROR, message, named)

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


def _held(resolution: Resolution, subject: str | None) -> Directive | None:
    """The one directive that agrees, by its subject where several do by number."""
    agreeing = [one.directive for one in resolution.candidates if not one.differs]
    if len(agreeing) > 1 and subject:
        agreeing = [one for one in agreeing if one.fields.title and agrees(subject, one.fields.title)]
    return agreeing[0] if len(agreeing) == 1 else None
