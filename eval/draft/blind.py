"""What a check says of drafts that were marked blind to its rules."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Span
from eval.draft.marked import Marked, Sentence
from eval.draft.planted import Planted, compare, complaints, meet
from eval.intervals import wilson
from service.precedent.draft.model import Found, Report

Check = Callable[[bytes], Report]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one draft or of several."""

    found: tuple[Planted, ...]  # by a finding of its own kind
    otherwise: tuple[Planted, ...]  # by one of another kind
    missed: tuple[Planted, ...]
    false_alarms: tuple[tuple[str, str], ...]  # in the clean version: kind and message
    right: int  # places of the clean version that are right
    disturbed: int  # those of them with a false alarm
    classes: Counter[tuple[Found, Found]]  # of sentences: marked, and said


def outcome(marked: Marked, check: Check) -> Outcome:
    """The two versions of one draft, checked."""
    result = compare(check(marked.wrong), marked.planted)
    clean = check(marked.clean)
    alarms = complaints(clean)
    return Outcome(
        result.found,
        result.otherwise,
        result.missed,
        tuple(dict.fromkeys((kind, message) for kind, _, message in alarms)),
        len(marked.right),
        sum(any(meet(place.span, span) for _, span, _ in alarms) for place in marked.right),
        Counter((one.found, said(one, clean)) for one in marked.sentences),
    )


def said(sentence: Sentence, report: Report) -> Found:
    """A check splits at semicolons, too: exact where every part is, none where every part is none, else near."""
    parts = [
        one.found for one in report.sentences if any(_mostly_in(span, sentence.span) for span in one.sentence.spans)
    ]
    if all(part is Found.NONE for part in parts):
        return Found.NONE
    return Found.EXACT if all(part is Found.EXACT for part in parts) else Found.NEAR


def total(outcomes: Sequence[Outcome]) -> Outcome:
    """Several drafts as one."""
    return Outcome(
        tuple(one for some in outcomes for one in some.found),
        tuple(one for some in outcomes for one in some.otherwise),
        tuple(one for some in outcomes for one in some.missed),
        tuple(one for some in outcomes for one in some.false_alarms),
        sum(some.right for some in outcomes),
        sum(some.disturbed for some in outcomes),
        sum((some.classes for some in outcomes), Counter()),
    )


def lines(drafts: int, all_: Outcome) -> Iterator[str]:
    """As printed: errors by kind, false alarms, sentences; shares with 95 % Wilson intervals."""
    found, otherwise = (_kinds(some) for some in (all_.found, all_.otherwise))
    planted = found + otherwise + _kinds(all_.missed)
    yield f"{'planted':<16}{'':>6}{'found':>7}{'otherwise':>11}"
    for kind, count in sorted(planted.items()):
        yield f"{kind:<16}{count:>6}{found[kind]:>7}{otherwise[kind]:>11}   {_share(found[kind], count)}"
    count = planted.total()
    yield f"{'all':<16}{count:>6}{found.total():>7}{otherwise.total():>11}   {_share(found.total(), count)}"
    alarms = f"{len(all_.false_alarms)}, at {all_.disturbed} of {all_.right} right places"
    yield f"false alarms in {drafts} clean drafts: {alarms}"
    yield from (f"false alarm: {kind}: {' '.join(message.split())}" for kind, message in all_.false_alarms)
    agree = sum(number for (marked, says), number in all_.classes.items() if marked is says)
    yield f"sentences classed as marked: {agree} of {all_.classes.total()}, {_share(agree, all_.classes.total())}"


def headed(folder: Path, now: Iterable[str]) -> Iterator[str]:
    """The stored first run of a set and this run below it; where none is stored, this run as the first."""
    stored, name = folder / "first-run.txt", f"Marked blind to the rules, {folder.name}"
    if stored.exists():
        yield f"{name}, first run (what counts)"
        yield stored.read_text("utf-8")
        yield "The same drafts now, no longer blind"
    else:
        yield f"{name}, first run: none is stored, these lines belong in {stored.name}"
    yield from now


def _kinds(some: Iterable[Planted]) -> Counter[str]:
    return Counter(one.kind for one in some)


def _share(hits: int, count: int) -> str:
    low, high = wilson(hits, count)
    return f"{hits / count if count else 0:.3f} [{low:.3f}, {high:.3f}]"


def _mostly_in(span: Span, whole: Span) -> bool:
    return 2 * (min(span.end, whole.end) - max(span.start, whole.start)) > span.end - span.start
