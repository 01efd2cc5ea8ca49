"""Every citation of a draft held against the index: whether it is held, agrees, names a section that exists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from corpus.model import Citation, Directive, Form
from indexer.catalogue import Catalogue
from service.lookup import Resolution, Status, resolve
from service.precedent.draft.behind import Behind
from service.precedent.draft.checker import Checker, ValidityOf, whole, worst_first
from service.precedent.draft.consistency import with_contradictions
from service.precedent.draft.correct import with_correct
from service.precedent.draft.elsewhere import Elsewhere
from service.precedent.draft.itself import names_itself, wrong_about_itself
from service.precedent.draft.model import CitationCheck
from service.precedent.draft.organs import wrong_organ
from service.precedent.draft.overrun import within_paragraph
from service.precedent.draft.partial import wrong_part_of_date
from service.precedent.draft.pointing import check_pointers
from service.precedent.draft.relaxed import relaxed
from service.precedent.draft.stated import agrees, subject_of
from service.precedent.draft.suggest import issued_on_days
from service.precedent.draft.two_wrong import with_two_wrong
from service.precedent.draft.unintroduced import with_unintroduced

_OWN = frozenset(("title", "section", "validity"))  # what a later mention says itself
MOST_CITATIONS = 5_000  # of one draft; 200 pages have some 1,000


def check_citations(catalogue: Catalogue, draft: Directive, validity_of: ValidityOf) -> list[CitationCheck]:
    """In reading order, the first 5,000; "Kết luận này" and the like are left out, and by what a draft names itself
    but for a wrong day."""
    by_name = [one for one in draft.citations if one.form is not Form.RELATIVE][:MOST_CITATIONS]
    named = [within_paragraph(draft.text, one) for one in by_name]
    itself = [_of_itself(draft, one) for one in named if names_itself(draft, one)]
    others = _check_others(catalogue, draft, [one for one in named if not names_itself(draft, one)], validity_of)
    pointers = check_pointers(draft, others, lambda held: whole(catalogue, held))
    wrong = (one for one in itself if one.findings)
    return sorted([*others, *wrong, *pointers], key=lambda one: one.citation.spans)


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
    checker = Checker(catalogue, draft, Elsewhere(catalogue, complete), validity_of, cited)
    checks = []
    for one, resolution, after, directive in zip(citations, resolutions, said, held, strict=True):
        others = same_day.get(resolution.citation.issued_on or date.min, ())
        check = _inherited(one, checker.check(resolution, after, directive, others))
        checks.append(_with_own_words(one, after, check))
    return list(
        with_correct(with_unintroduced(catalogue, list(with_contradictions(list(with_two_wrong(catalogue, checks))))))
    )


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
    return replace(check, findings=worst_first([*check.findings, *more]))


def _held(resolution: Resolution, subject: str | None) -> Directive | None:
    """The one directive that agrees, by its subject where several do by number."""
    agreeing = [one.directive for one in resolution.candidates if not one.differs]
    if len(agreeing) > 1 and subject:
        agreeing = [one for one in agreeing if one.fields.title and agrees(subject, one.fields.title)]
    return agreeing[0] if len(agreeing) == 1 else None
