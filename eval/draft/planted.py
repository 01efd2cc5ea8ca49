"""The draft with its planted errors, and which of them a report finds."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Span
from service.precedent.draft.model import Level, Report

DATA = Path(__file__).parents[1] / "data" / "draft"
_WORTH = (Level.ERROR, Level.DOUBT)


@dataclass(frozen=True, slots=True)
class Planted:
    """An error and where it stands in the draft."""

    kind: str  # a field of a citation's finding, or the kind of a form's
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of each planted error, and the complaints about places where none was planted."""

    found: tuple[Planted, ...]  # by a finding of its own kind
    otherwise: tuple[Planted, ...]  # by one of another kind
    missed: tuple[Planted, ...]
    false_alarms: tuple[str, ...]
    judged: int  # citations and sentences in which nothing was planted


def read_planted(folder: Path = DATA) -> list[Planted]:
    """In the order of their places."""
    lines = (folder / "planted.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Planted(row["kind"], Span(row["start"], row["end"]), row["text"]) for row in rows]


def compare(report: Report, planted: Sequence[Planted]) -> Result:
    """A report beside what was planted; only findings that are shown in the margin count, and mixed dashes."""
    said = complaints(report)
    sorts = [(one, {kind for kind, span, _ in said if meet(one.span, span)}) for one in planted]
    false = [f"{kind}: {message}" for kind, span, message in said if not _planted_at(planted, span)]
    places = [check.citation.spans[0] for check in report.citations]
    places += [check.sentence.spans[0] for check in report.sentences]
    return Result(
        tuple(one for one, kinds in sorts if one.kind in kinds),
        tuple(one for one, kinds in sorts if kinds and one.kind not in kinds),
        tuple(one for one, kinds in sorts if not kinds),
        tuple(false),
        sum(not _planted_at(planted, place) for place in places),
    )


def complaints(report: Report) -> list[tuple[str, Span, str]]:
    """Kind, place and message of each that is shown in the margin, and of mixed dashes."""
    cited = [
        (finding.field, span, f"{check.citation.text}: {finding.message}")
        for check in report.citations
        for finding in check.findings
        for span in check.citation.spans
        if finding.level in _WORTH
    ]
    forms = [
        (one.kind, span, f"{one.text}: {one.message}")
        for one in report.forms
        for span in one.spans
        if one.level in _WORTH or one.kind == "dash"
    ]
    return [*cited, *forms]


def _planted_at(planted: Sequence[Planted], span: Span) -> bool:
    return any(meet(one.span, span) for one in planted)


def meet(one: Span, other: Span) -> bool:
    """Whether they share a character."""
    return one.start < other.end and other.start < one.end
