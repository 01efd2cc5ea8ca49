"""A blank before the percent sign, beside how the index writes it."""

from collections.abc import Iterator, Sequence

from corpus.model import Span
from service.precedent.draft.forms.majority import found_in_index, majority
from service.precedent.draft.forms.prose import Stretch
from service.precedent.draft.forms.surface import PERCENT, Surface, percent_form
from service.precedent.draft.model import FormFinding, Level


def spacing_findings(surface: Surface, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    """One for all places that are written as the index nearly never writes them."""
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
