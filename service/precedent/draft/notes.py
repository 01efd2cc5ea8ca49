"""A report as remarks in the margin: what each place of the draft is worth a comment for, in Vietnamese."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Span
from service.cite import normal_form
from service.lookup import Status
from service.precedent.draft.model import (
    CitationCheck,
    FormFinding,
    Level,
    Report,
    SentenceCheck,
)
from service.precedent.draft.remarks import citation_text, cited, exact_text, form_text, near_text
from service.precedent.validity.model import Standing

_WORTH = (Level.ERROR, Level.DOUBT)
_MOST = 2_000  # remarks; more than that no word processor shows
_MOST_UNHELD = 30


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on one place."""

    spans: tuple[Span, ...]
    text: str  # its lines apart by line ends


def notes_of(report: Report) -> list[Note]:
    """The summary first, then remarks in the order of their places; what has no consequence is left out."""
    found = [*_on_sentences(report), *_on_citations(report.citations), *_on_forms(report.forms)]
    start = len(report.draft.text) - len(report.draft.text.lstrip())
    whole = Note((Span(start, min(start + 1, len(report.draft.text))),), summary(report))
    return [whole, *sorted(found, key=lambda note: note.spans[0])[:_MOST]]


def summary(report: Report) -> str:
    """What was looked at and what was found, in a few lines."""
    found = Counter(check.found.value for check in report.sentences)
    wrong = Counter(check.level for check in report.citations if check.level)
    forms = sum(one.level in _WORTH for one in report.forms)
    unheld = dict.fromkeys(
        normal_form(one.citation) for one in report.citations if one.status is Status.UNKNOWN and not one.findings
    )
    lines = [
        f"Câu: {len(report.sentences)}; có nguyên văn trong kho {found['exact']}, gần giống {found['near']}, "
        f"chưa có {found['none']}.",
        f"Viện dẫn: {len(report.citations)}; mâu thuẫn {wrong[Level.ERROR]}, cần xem lại {wrong[Level.DOUBT]}.",
        f"Thể thức, cách viết cần xem lại: {forms}.",
    ]
    if unheld:
        shown = "; ".join(list(unheld)[:_MOST_UNHELD])
        more = f"; và {len(unheld) - _MOST_UNHELD} văn bản khác" if len(unheld) > _MOST_UNHELD else ""
        lines.append(f"Kho không có (chưa kiểm tra được, không có nghĩa là sai): {shown}{more}.")
    return "\n".join(lines)


def _on_sentences(report: Report) -> Iterator[Note]:
    """One for sentences that follow one another here and were taken from one section."""
    for _, group in groupby(enumerate(report.sentences), _source):
        checks = [check for _, check in group]
        first, last = checks[0], checks[-1]
        over = _over(first)
        if first.exact and len(checks) > 1:
            whole = Span(first.sentence.spans[0].start, last.sentence.spans[-1].end)
            said = f"{len(checks)} câu liền nhau có nguyên văn; gần nhất: {cited(first.exact.latest)}."
            yield Note((whole,), f"{said}{over}")
        elif first.exact:
            yield Note(first.sentence.spans, f"{exact_text(first.exact)}{over}")
        elif first.near:
            yield Note(first.sentence.spans, f"{near_text(first.near, first.sentence.text)}{over}")


def _over(check: SentenceCheck) -> str:
    """A line that says so where the precedent is replaced or repealed."""
    fact = check.validity.facts[0] if check.validity.facts else None
    return f"\nVăn bản đó: {fact.short}." if fact and fact.value in (Standing.REPLACED, Standing.REPEALED) else ""


def _source(numbered: tuple[int, SentenceCheck]) -> object:
    """Where a sentence was last used word for word, for a section of the draft; itself where it wasn't."""
    number, check = numbered
    if check.exact is None:
        return number
    return check.sentence.section, check.exact.latest.directive.id, check.exact.latest.path


def _on_citations(checks: Sequence[CitationCheck]) -> Iterator[Note]:
    for check in checks:
        if check.level in _WORTH:
            yield Note(check.citation.spans, citation_text(check))


def _on_forms(findings: Sequence[FormFinding]) -> Iterator[Note]:
    """Once for each, at its first place."""
    for finding in findings:
        if finding.level in _WORTH or finding.kind == "blank":
            yield Note(finding.spans[:1], form_text(finding))
