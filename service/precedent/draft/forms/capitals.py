"""Capitals of set terms (Nhân dân, Trung ương) beside how the index's texts write them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpus.model import Span
from corpus.text import exact_key
from service.precedent.draft.forms.majority import found_in_index, majority
from service.precedent.draft.forms.prose import Stretch
from service.precedent.draft.forms.surface import Surface, terms_in
from service.precedent.draft.model import FormFinding, Level


def capital_findings(surface: Surface, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    """One for each way of writing a term that the index nearly never has."""
    uses: dict[str, list[Span]] = defaultdict(list)
    for stretch in stretches:
        for start, end in terms_in(stretch.text):
            uses[" ".join(stretch.text[start:end].split())] += stretch.at(start, end)
    for said, spans in uses.items():
        counts: Mapping[str, int] = surface.terms.get(exact_key(said), {})
        form = majority(counts)
        if form is not None and form != said:
            evidence = {said: 0, **counts}
            message = f"Viết hoa khác kho: {found_in_index(evidence)}."
            yield FormFinding("capitals", Level.DOUBT, said, tuple(spans), message, form, evidence)
