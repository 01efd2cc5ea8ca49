"""The sentences in which directives of the index cite one that it doesn't hold."""

from indexer.catalogue import Catalogue
from service.precedent.draft.model import Witness
from service.precedent.relations.evidence import Places, head


def witness(catalogue: Catalogue, ordinal: int, position: int) -> Witness | None:
    """The sentence of a directive's citation, by its place among them; None where it stands in no section."""
    stored = catalogue.directive(catalogue.head(ordinal).id)
    if stored is None:
        return None
    citation, places = stored.directive.citations[position], Places(catalogue, stored)
    section = places.section(citation)
    if section is None:
        return None
    found = places.evidence(section, citation)
    return Witness(head(stored.directive), section.path, found.spans, found.text)
