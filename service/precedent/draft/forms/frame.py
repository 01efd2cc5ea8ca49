"""The set words around every directive: "Số:" before a State's number, "Số" before the Party's, "Nơi nhận:"."""

import re
from collections import Counter
from collections.abc import Iterator

from corpus.model import Directive, Role, Span
from indexer.catalogue import Catalogue
from service.precedent.draft.forms.majority import found_in_index, majority
from service.precedent.draft.forms.surface import texts_of
from service.precedent.draft.model import FormFinding, Level

_HEAD = 1_000  # characters in which a directive's own number stands
_NUMBER = re.compile(r"(?:^|\n|\|)[\s*_]*(?P<form>Số(?: ?:)?)\s*\d+(?P<rest> ?[-–/] ?[^\W\d]\S*|/\d{4}/\S*)")
_RECIPIENTS = re.compile(r"(?:^|\n|\|)[\s*_]*(?P<form>Nơi (?:nhận|gửi)) ?:", re.IGNORECASE)
_NAMES = {"party": "số của Đảng", "state": "số của cơ quan nhà nước", "recipients": "nơi nhận"}


class Frame:
    """How the directives of an index write them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.counts: dict[str, Counter[str]] = {}
        for text in texts_of(catalogue):
            found = [(side_of(match["rest"]), _form(match)) for match in _NUMBER.finditer(text, 0, _HEAD)][:1]
            found += [("recipients", _form(match)) for match in _RECIPIENTS.finditer(text)]
            for what, form in found:
                self.counts.setdefault(what, Counter())[form] += 1


def frame_findings(frame: Frame, draft: Directive) -> Iterator[FormFinding]:
    """One for each that the index nearly never writes so."""
    ends = [section.spans[-1].end for section in draft.sections if section.role is Role.HEADER]
    if number := _NUMBER.search(draft.text, 0, max(ends, default=0)):
        yield from _judged(frame, side_of(number["rest"]), number)
    for match in _RECIPIENTS.finditer(draft.text):
        yield from _judged(frame, "recipients", match)


def side_of(rest: str) -> str:
    """Whose number goes on so: "-KL/TU" is the Party's."""
    return "party" if rest.lstrip()[:1] in "-–" else "state"


def _judged(frame: Frame, what: str, match: re.Match[str]) -> Iterator[FormFinding]:
    counts, form = frame.counts.get(what, Counter()), _form(match)
    usual = majority(counts)
    if usual is not None and usual != form:
        shown = {form: 0, **counts}
        message = f"Cách ghi {_NAMES[what]} khác kho: {found_in_index(shown)}."
        spans = (Span(*match.span("form")),)
        yield FormFinding("layout", Level.DOUBT, match["form"], spans, message, usual, shown)


def _form(match: re.Match[str]) -> str:
    """ "Số :" and "Số:" are one."""
    return match["form"].replace(" :", ":").capitalize()
