"""Blanks before the percent sign and before commas, beside how the index writes them."""

from collections.abc import Iterator, Mapping, Sequence

from corpus.model import Span
from service.precedent.draft.forms.majority import found_in_index, majority
from service.precedent.draft.forms.prose import Stretch
from service.precedent.draft.forms.surface import BEFORE_MARK, PERCENT, Surface, mark_form, percent_form
from service.precedent.draft.model import FormFinding, Level


def spacing_findings(surface: Surface, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    """One of each sort for all places that are written as the index nearly never writes them."""
    yield from _percent(surface, stretches)
    yield from _marks(surface, stretches)


def _marks(surface: Surface, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    counts: Mapping[str, int] = surface.dates.get("mark_after", {})
    usual = majority(counts)
    found = [(stretch, match) for stretch in stretches for match in BEFORE_MARK.finditer(stretch.text)]
    odd = [(stretch, match) for stretch, match in found if usual and mark_form(match) != usual == "chữ,"]
    if odd:
        first = odd[0][1].group()
        spans = tuple(span for stretch, match in odd for span in stretch.at(*match.span()))
        message = f"Thừa khoảng trắng trước dấu: {found_in_index({'chữ ,': 0, **counts})}."
        yield FormFinding("spacing", Level.DOUBT, first, spans, message, first.replace(" ", ""), counts)


def _percent(surface: Surface, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    usual = majority(surface.dates.get("percent", {}))
    spans: list[Span] = []
    first = ""
    for stretch in stretches:
        for match in PERCENT.finditer(stretch.text):
            if usual is not None and percent_form(match) != usual:
                spans += stretch.at(*match.span())
                first = first or match.group()
    if usual is not None and spans:
        counts = {percent_form(match): 0 for match in PERCENT.finditer(first)} | dict(surface.dates["percent"])
        better = first.replace(" ", "") if usual == "5%" else f"{first[:-1]} %"
        message = f"Khoảng cách trước dấu phần trăm khác kho: {found_in_index(counts)}."
        yield FormFinding("spacing", Level.DOUBT, first, tuple(spans), message, better, counts)
