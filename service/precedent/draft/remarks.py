"""What a remark says of a sentence, a citation or a form, in Vietnamese."""

from collections.abc import Iterator

from service.cite import citation as written_out
from service.precedent.difference import Change
from service.precedent.draft.model import CitationCheck, Exact, Finding, FormFinding, Level, Near, Place

_WORTH = (Level.ERROR, Level.DOUBT)
_LONGEST = 300  # characters of a quoted sentence
_CLOSING = (".", ";", ":", "!", "?")
_MOST_CHANGES, _MOST_EXAMPLES = 8, 1


def exact_text(exact: Exact) -> str:
    """ "Có nguyên văn 4 lần trong 3 văn bản; lần đầu: …; gần nhất: …"."""
    places = f"gần nhất: {cited(exact.latest)}"
    if exact.directives > 1:
        places = f"lần đầu: {cited(exact.first)}; {places}"
    return f"Có nguyên văn {exact.count} lần trong {exact.directives} văn bản; {places}."


def near_text(near: Near, said: str) -> str:
    """The stored sentence with its source, and what the draft changes in it."""
    changes = [change for change in near.changes if change.tag != "equal"]
    if changes and (changes[-1].before.of(near.text) + changes[-1].after.of(said)).strip() in _CLOSING:
        changes.pop()  # where a sentence stops says nothing
    told = [_change(one, near.text, said) for one in changes[:_MOST_CHANGES]]
    differing = f"\nKhác: {'; '.join(told)}{' …' if len(changes) > _MOST_CHANGES else ''}" if told else ""
    how = "Cùng chữ, khác dấu" if near.similarity == 1 else f"Gần giống {near.similarity:.0%}"
    return f"{how}: “{_cut(near.text)}” — {cited(near.place)}.{differing}"


def citation_text(check: CitationCheck) -> str:
    """The findings that are worth a look, and what else may be meant."""
    worth = [finding for finding in check.findings if finding.level in _WORTH]
    lines = [line for finding in worth for line in (finding.message, *_examples(finding))]
    lines += dict.fromkeys(f"Viết đúng: {one.correct.full}." for one in worth if one.correct)
    said = "\n".join(lines)
    meant = [written_out(one.directive.fields) for one in check.suggestions]
    lines += [f"Có thể là: {one}." for one in meant if one not in said]
    return "\n".join(lines)


def _examples(finding: Finding) -> Iterator[str]:
    for one in finding.witnesses[:_MOST_EXAMPLES]:
        yield f"Ví dụ: “{_cut(one.text)}” — {cited(Place(one.directive, one.path))}."


def form_text(finding: FormFinding) -> str:
    """The message, how often it applies, and what to write instead."""
    several = len(finding.spans) > 1 and finding.kind != "blank"  # a blank may lie in pieces
    times = f" (dự thảo: {len(finding.spans)} chỗ)" if several else ""
    instead = f"\nNên viết: {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.message}{times}{instead}"


def _change(change: Change, stored: str, said: str) -> str:
    before, after = (" ".join(words.split()) for words in (change.before.of(stored), change.after.of(said)))
    if not before:
        return f"thêm “{after}”"
    return f"“{before}” → “{after}”" if after else f"bỏ “{before}”"


def cited(place: Place) -> str:
    """The directive and section of a place, in full."""
    return written_out(place.directive.fields, place.path)


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
