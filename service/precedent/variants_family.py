"""A family written out: its variants with their differences, slots and uses."""

import numpy as np

from indexer.catalogue import Catalogue
from indexer.wording.index import WordingIndex
from service.precedent.columns import DirectiveColumns
from service.precedent.difference import difference
from service.precedent.placed import Placed
from service.precedent.sentences import Sentences
from service.precedent.variants import Family, Shown, Use, Variant
from service.precedent.variants_slots import slots
from service.precedent.variants_uses import Uses, by_form, uses_of
from service.retrieval import Scope


class FamilyReader:
    """Reads families of one generation for one request, which leaves directives out and says how much is shown."""

    def __init__(
        self, catalogue: Catalogue, wording: WordingIndex, columns: DirectiveColumns, within: Scope | None, shown: Shown
    ) -> None:
        self._wording, self._columns, self._within, self._shown = wording, columns, within, shown
        self._reader = Sentences(catalogue, wording)

    def family(self, leader: int, matched: int) -> Family:
        """The family that a form leads, of which the request leaves one use at least."""
        forms = self._wording.variants.forms_of(leader).tolist()
        sentences = np.sort(np.concatenate([self._wording.variants.sentences_of(form) for form in forms]))
        uses = uses_of(self._wording, sentences, self._columns.days)
        if self._within is not None:
            uses = uses.at(np.flatnonzero(np.isin(uses.directives, self._within.directives)))
        said = by_form(self._wording, uses)
        common = self._reader.read(said[0].latest).text
        return Family(
            variants=tuple(_variant(one, common, self._reader, self._shown) for one in said[: self._shown.variants]),
            forms=len(said),
            count=len(uses),
            documents=uses.documents,
            issuers=tuple(self._columns.counts("issuer", uses.directives).items()),
            first=self._reader.read(uses.first),
            latest=self._reader.read(uses.latest),
            matched=matched,
        )


def _variant(uses: Uses, common: str, reader: Sentences, shown: Shown) -> Variant:
    latest = reader.read(uses.latest)
    changes = difference(common, latest.text)
    filled = slots(common, latest.text, changes)
    changed = sum(change.tag != "equal" for change in changes)
    return Variant(
        text=latest.text,
        count=len(uses),
        documents=uses.documents,
        first=reader.read(uses.first),
        latest=latest,
        uses=tuple(_use(latest.text, reader.read(one)) for one in uses.newest(shown.uses)),
        changes=tuple(changes),
        slots=filled.slots,
        only_slots=0 < changed == filled.changes,
    )


def _use(text: str, placed: Placed) -> Use:
    same = placed.text == text
    return Use(placed, () if same else slots(text, placed.text, difference(text, placed.text)).slots)
