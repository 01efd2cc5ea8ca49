"""Places that are still to be filled in: number, day, dots."""

import re
from collections.abc import Iterator

from corpus.model import Directive, Role
from service.precedent.draft.forms.prose import before_signature, prose
from service.precedent.draft.model import FormFinding, Level

_HEADS = (Role.HEADER, Role.ADDRESSEES)
_NUMBER = re.compile(r"Số *:? *(?:[….]{1,}|_+)? *(?=[-–/] *[A-ZĐ])")
_DAY = re.compile(
    r"ngày *(?:[….]+|_+)? *tháng *(?:[….]+|_+|\d{1,2})? *năm|ngày *(?:\d{1,2}) *tháng *(?:[….]+|_+)? *năm"
)
_UNIT = r"(?= ?(?:%|/|tỷ|triệu|đồng|ha|km|người)(?!\w))"
_DOTS = re.compile(
    r"\.{6,}|(?<=\s)(?:\.{4,}|…{2,})(?=\s)|…[….]{2,}|_{3,}|\[ ?(?:…|\.{3}|x+)? ?\]"
    r"|(?:(?<=số )|(?<=ngày )|(?<=tháng ))(?:…|\.{3})"
    rf"|(?<![^\W\d])(?:…|\.{{3}}){_UNIT}|(?<!\w)[xX]{{2,}}(?!\w)(?= ?[%/.,;])"
)


def blank_findings(draft: Directive) -> Iterator[FormFinding]:
    """One for each section, in order; what a header leaves blank is filled in when it is issued."""
    for stretch in prose(draft, _HEADS):
        for pattern, message in ((_NUMBER, "Số văn bản còn để trống."), (_DAY, "Ngày ban hành còn để trống.")):
            if match := pattern.search(stretch.text):
                yield FormFinding("blank", Level.NOTE, match.group(), stretch.at(*match.span()), message)
    for stretch in prose(before_signature(draft)):
        places = sorted(match.span() for pattern in (_DOTS, _DAY) for match in pattern.finditer(stretch.text))
        if places:
            spans = tuple(span for place in places for span in stretch.at(*place))
            text = stretch.text[slice(*places[0])]
            yield FormFinding("blank", Level.DOUBT, text, spans, "Chỗ còn để trống.")
