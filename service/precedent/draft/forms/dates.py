"""Days that no calendar has, and dates that are written otherwise than the index nearly always writes them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.dates import date_from
from corpus.model import Span
from service.precedent.draft.forms.majority import found_in_index, majority
from service.precedent.draft.forms.prose import Stretch
from service.precedent.draft.forms.surface import Surface, dates_in, features
from service.precedent.draft.model import FormFinding, Level

_FIGURES = re.compile(r"\d+")
_SHORT_YEAR = re.compile(
    r"(?<![\d/.-])\d{1,2}[/.]\d{1,2}[/.](\d\d)(?![\d/])(?!\.\d)|ngày +\d{1,2} +tháng +\d{1,2} +năm +(\d\d)(?!\d)"
)
_Odd = tuple[tuple[str, str], ...]  # features of a date with their forms
_LEAP = 2024  # a year with a 29 February
_NAMES = {
    "day": "ngày dưới 10", "early_month": "tháng 1, 2", "late_month": "tháng 3 đến 9", "mark": "dấu giữa ngày và tháng",
}  # fmt: skip


def date_findings(surface: Surface, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    """One for each impossible day, and one for all dates that differ alike from what the index nearly always writes."""
    odd: dict[_Odd, list[tuple[str, tuple[Span, ...]]]] = defaultdict(list)
    yield from _short_years(stretches)
    for stretch in stretches:
        for match in dates_in(stretch.text):
            spans = stretch.at(*match.span())
            if date_from(_LEAP, int(match["month"]), int(match["day"])) is None:
                message = "Ngày này không có trong lịch."
                yield FormFinding("impossible_date", Level.ERROR, match.group(), spans, message)
            elif differing := tuple(_odd(surface, match)):
                odd[differing].append((match.group(), spans))
    for differing, found in odd.items():
        yield _finding(surface, differing, found[0][0], [span for _, spans in found for span in spans])


def _odd(surface: Surface, date: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The features that the index nearly never writes so, with their forms."""
    for feature, form in features(date).items():
        if majority(surface.dates.get(feature, {})) not in (None, form):
            yield feature, form


def _short_years(stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    for stretch in stretches:
        for match in _SHORT_YEAR.finditer(stretch.text):
            year = next(group for group in match.groups() if group)
            better = f"{match.group()[: -len(year)]}20{year}"
            message = "Năm viết thiếu hai chữ số đầu."
            yield FormFinding("date_form", Level.DOUBT, match.group(), stretch.at(*match.span()), message, better)


def _finding(surface: Surface, differing: _Odd, text: str, spans: Sequence[Span]) -> FormFinding:
    """The suggestion is the whole date of the first place as the index would write it."""
    counts = {feature: {form: 0, **surface.dates[feature]} for feature, form in differing}
    said = "; ".join(
        f"{_NAMES[feature.rpartition(':')[2]]} khác kho: {found_in_index(counts[feature])}" for feature in counts
    )
    better = text
    for feature, form in differing:
        better = _better(better, feature, majority(counts[feature]) or form)
    together = {form: count for each in counts.values() for form, count in each.items()}
    return FormFinding("date_form", Level.DOUBT, text, tuple(spans), f"Cách viết {said}.", better, together)


def _better(text: str, feature: str, usual: str) -> str:
    """The date as the index would write it."""
    if feature == "mark":
        return re.sub("[/.-]", usual, text)
    day, month = list(_FIGURES.finditer(text))[:2]
    part = day if feature.endswith("day") else month
    figure = part.group().lstrip("0")
    return text[: part.start()] + (f"0{figure}" if usual.startswith("0") else figure) + text[part.end() :]
