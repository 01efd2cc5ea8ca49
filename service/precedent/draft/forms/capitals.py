"""Capitals and dashes of set terms (Nhân dân, Trung ương, Luật Đất đai) beside how the index's texts write them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpus.model import Span
from service.precedent.draft.forms.majority import FEWEST, SHARE, found_in_index, majority
from service.precedent.draft.forms.prose import Stretch
from service.precedent.draft.forms.surface import Surface, term_key, terms_in
from service.precedent.draft.model import FormFinding, Level

_OF_LAW = re.compile(r"(?:bộ )?luật ")
_SHARE_OF_UNSEEN = 0.8  # of the usual form, where the index never has the draft's
_FEWEST_OF_LAW = 3  # the rules say the same: NĐ 30/2020/NĐ-CP, Phụ lục II, V.7


def capital_findings(surface: Surface, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    """One for each way of writing a term that the index nearly never has."""
    uses: dict[str, list[Span]] = defaultdict(list)
    for stretch in stretches:
        for start, end in terms_in(stretch.text):
            uses[" ".join(stretch.text[start:end].split())] += stretch.at(start, end)
    for said, spans in uses.items():
        counts: Mapping[str, int] = surface.terms.get(term_key(said), {})
        fewest = _FEWEST_OF_LAW if _OF_LAW.match(term_key(said)) else FEWEST
        form = majority(counts, fewest, SHARE if counts.get(said) else _SHARE_OF_UNSEEN)
        if form is not None and form != said:
            evidence = {said: 0, **counts}
            dash = _letters(form) == _letters(said)
            message = f"{'Dấu nối' if dash else 'Viết hoa'} khác kho: {found_in_index(evidence)}."
            kind = "dash" if dash else "capitals"
            yield FormFinding(kind, Level.DOUBT, said, tuple(spans), message, form, evidence)


def _letters(said: str) -> str:
    return re.sub(r"\W", "", said)
