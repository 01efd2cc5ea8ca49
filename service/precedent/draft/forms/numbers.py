"""How the number of a directive is written.

Party (Quy định 66-QĐ/TW, 399-QĐ/TW): 28-KL/TU. State (NĐ 30/2020/NĐ-CP, Phụ lục I): 15/QĐ-UBND, 1367/UBND-TCKH,
14/2023/NQ-HĐND. No blanks; below 10 with a zero in front.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from corpus.model import Directive, Role, Span
from service.precedent.draft.forms.prose import prose
from service.precedent.draft.model import CitationCheck, FormFinding, Level

_KIND = r"(?P<kind>[^\W\d_]{1,5})"
_PARTY_BODY = r"(?P<body>[A-ZĐƯ]*(?:TW|TƯ|TU|HU|QU|ThU|ĐU|ĐUK))"
_STATE_BODY = r"(?P<body>UBND|HĐND|CP|TTg|VPCP|UBTVQH\d*|B[A-ZĐ]{1,6}(?<!TW)(?<!TU))"
_DASH = r" *[-–—] *"
_PARTY_AS_STATE = re.compile(rf"(?P<n>\d+) */ *{_KIND}{_DASH}{_PARTY_BODY}")
_STATE_AS_PARTY = re.compile(rf"(?P<n>\d+){_DASH}{_KIND} */ *{_STATE_BODY}")
_PRINTED = re.compile(r"(?P<n>\d+)(?P<rest>(?: *[-–—/] *[\wĐđ]+)+)")
_OWN = re.compile(r"Số *:? *(?P<number>\d+(?: *[-–—/] *[\wĐđ]+)+)")
_YEAR_BEFORE_CODE = re.compile(rf"(?P<n>\d+)/(?P<year>(?:19|20)\d\d)[-–/]{_KIND}[-–/]{_STATE_BODY}")
_LAWS = re.compile(r"/QH\d|/UBTVQH")


def number_findings(draft: Directive, citations: Sequence[CitationCheck]) -> Iterator[FormFinding]:
    """One for each number that is written against the rules, or otherwise than its own directive has it; none for
    what that one writes against the rules itself."""
    for check in citations:
        own = check.held.fields.number if check.held else None
        place = _printed(draft.text, check.citation.spans, check.citation.number)
        if place is None:
            continue
        printed = unicodedata.normalize("NFC", place.of(draft.text))
        better = better_number(printed) or (own if own and better_number(own) is None else None)
        if better and printed not in (better, own):
            message = "Số hiệu viết chưa đúng thể thức."
            yield FormFinding("number_form", Level.DOUBT, printed, (place,), message, better)


def own_number_findings(draft: Directive) -> Iterator[FormFinding]:
    """One where the draft's own number is written against the rules."""
    for stretch in prose(draft, (Role.HEADER,)):
        for match in _OWN.finditer(stretch.text):
            printed = " ".join(match["number"].split())
            better = better_number(printed)
            if better:
                message = "Số hiệu viết chưa đúng thể thức."
                yield FormFinding(
                    "number_form", Level.DOUBT, printed, stretch.at(*match.span("number")), message, better
                )


def better_number(printed: str) -> str | None:
    """The number as the rules have it; None where nothing is wrong that they know of."""
    number = re.sub(r" *[–—-] *", "-", re.sub(r" */ *", "/", " ".join(printed.split())))
    for pattern, marks in ((_PARTY_AS_STATE, "-/"), (_STATE_AS_PARTY, "/-")):
        if match := pattern.fullmatch(number):
            number = f"{match['n']}{marks[0]}{match['kind']}{marks[1]}{match['body']}"
    if match := _YEAR_BEFORE_CODE.fullmatch(number):
        number = f"{match['n']}/{match['year']}/{match['kind']}-{match['body']}"
    if re.match(r"\d\D", number) and not _LAWS.search(number):
        number = f"0{number}"
    return number if number != printed else None


def _printed(text: str, spans: Sequence[Span], number: str | None) -> Span | None:
    """Where a mention's number stands, as it is printed, where it stands in one piece."""
    if number is None:
        return None
    wanted = re.sub(r"\W", "", number)
    for span in spans:
        for match in _PRINTED.finditer(text, span.start, span.end):
            if re.sub(r"[\W_]", "", match.group()) == wanted:
                return Span(match.start(), match.end())
    return None
