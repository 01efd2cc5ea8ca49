"""Labels of the outline that jump or come twice."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Directive, Role, Section, Span
from corpus.numerals import roman
from service.precedent.draft.forms.prose import before_signature
from service.precedent.draft.model import FormFinding, Level

_LETTERS = "abcdđeghiklmnopqrstuvxy"  # NĐ 30/2020/NĐ-CP, Phụ lục I: the Vietnamese alphabet
_QUOTED = re.compile(r"[\s*_]*[“\"]")  # the label of another directive, which this one rewords
_ROMANS = {roman(number): number for number in range(1, 40)}


def numbering_findings(draft: Directive) -> Iterator[FormFinding]:
    """One for each label that isn't the next after its elder sibling of the same shape.

    A list that begins anew is none, nor are letters without đ, nor labels in quotation marks.
    """
    last: dict[tuple[int | None, str], tuple[int, str]] = {}
    for section in before_signature(draft).sections:
        shaped = _shape(section)
        if shaped is None or _QUOTED.match(draft.text, section.spans[0].start):
            continue
        shape, ordinal, label = shaped
        before = last.get((section.parent, shape))
        last[section.parent, shape] = ordinal, label
        if before and ordinal != before[0] + 1 and not (label == "e" and before[1] == "d") and ordinal >= before[0]:
            yield _finding(section, label, before[1], again=ordinal == before[0])


def _shape(section: Section) -> tuple[str, int, str] | None:
    """The shape of a label, its place in its series, and itself; None where it has none."""
    label = (section.label or "").strip("().")
    if section.role is not Role.SECTION or not label:
        return None
    if label in _ROMANS:
        return "I", _ROMANS[label], label
    if len(label) == 1 and label in _LETTERS:
        return "a", _LETTERS.index(label) + 1, label
    match = re.fullmatch(r"(?P<above>(?:\d+\.)*|Điều |Chương )(?P<last>\d+|[IVXL]+)", label)
    if match is None:
        return None
    ordinal = _ROMANS.get(match["last"]) or (int(match["last"]) if match["last"].isdigit() else None)
    return (match["above"] or "1", ordinal, label) if ordinal else None


def _finding(section: Section, label: str, before: str, *, again: bool) -> FormFinding:
    start = section.spans[0].start
    where: Sequence[Span] = (Span(start, min(start + len(label), section.spans[0].end)),)
    message = f"Đánh số lặp lại: “{label}”." if again else f"Đánh số không liền: “{label}” sau “{before}”."
    return FormFinding("numbering", Level.DOUBT, label, tuple(where), message)
