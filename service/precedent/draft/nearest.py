"""The stored sentence that is nearest to one of a draft, with the steps from its wording to the draft's."""

from corpus.text import tokens
from indexer.catalogue import Catalogue
from indexer.wording.index import WordingIndex
from service.precedent.difference import difference
from service.precedent.draft.model import Near, Place, Sentence
from service.precedent.near import nearest
from service.retrieval import Scope

_LEAST, _LEAST_OF_SHORT = 0.7, 0.8  # below, hardly more than phrases of office are shared
_SHORTEST, _SHORT, _LONGEST = 10, 20, 200  # words; shorter ones are near to anything


def near_precedent(
    catalogue: Catalogue, wording: WordingIndex, sentence: Sentence, within: Scope | None = None
) -> Near | None:
    """None where nothing is near enough, or the sentence is too short or too long to tell."""
    if not _SHORTEST <= len(sentence.words) <= _LONGEST:
        return None
    least = _LEAST_OF_SHORT if len(sentence.words) < _SHORT else _LEAST
    found = nearest(catalogue, wording, sentence.text, 1, within, least=least)
    if not found:
        return None
    text = _without_label(found[0].placed.text, sentence)
    place = Place(found[0].placed.directive, found[0].placed.section.path)
    return Near(place, text, found[0].similarity, tuple(difference(text, sentence.text)))


def _without_label(stored: str, sentence: Sentence) -> str:
    """A stored sentence begins with its section's label, one of a draft doesn't."""
    words = list(tokens(stored))
    first = sentence.words[0].tone
    begin = next((word.start for word in words[:3] if word.tone == first), 0)
    return stored[begin:]
