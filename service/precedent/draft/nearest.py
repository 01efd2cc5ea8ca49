"""The stored sentence that is nearest to one of a draft, with the steps from its wording to the draft's."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from indexer.catalogue import Catalogue
from indexer.wording.index import WordingIndex
from indexer.wording.words import words as words_of
from service.precedent.difference import Change, difference
from service.precedent.draft.model import Near, Place, Sentence
from service.precedent.draft.sentences import JUDGED
from service.precedent.draft.short import with_other_figures
from service.precedent.draft.weighed import own_likeness
from service.precedent.near import nearest
from service.retrieval import Scope

MOST = 500  # different sentences of one draft, up to 20 ms each
_LOOKED_AT = 3  # some may be heads of directives, which are no sentences
_LEAST, _LEAST_OF_SHORT = 0.7, 0.8  # below, hardly more than phrases of office are shared
_LEAST_OWN = 0.7  # apart from what both cite
_SHORTEST, _SHORT, _LONGEST = 10, 20, 200  # words; shorter ones are near to anything but for their figures


def near_precedents(
    catalogue: Catalogue, wording: WordingIndex, sentences: Sequence[Sentence], within: Scope | None = None
) -> list[Near | None]:
    """One for each sentence, None where nothing is near enough or it is too long to tell, and from the
    one on that comes after `MOST`."""
    found: dict[str, Near | None] = {}
    for sentence in sentences:
        if len(found) < MOST and sentence.text not in found:
            found[sentence.text] = _near(catalogue, wording, sentence, within)
    return [found.get(sentence.text) for sentence in sentences]


def _near(catalogue: Catalogue, wording: WordingIndex, sentence: Sentence, within: Scope | None) -> Near | None:
    if len(sentence.words) > _LONGEST:
        return None
    least = _LEAST_OF_SHORT if len(sentence.words) < _SHORT else _LEAST
    found = nearest(catalogue, wording, sentence.text, _LOOKED_AT, within, least=least)
    judged = ((one.similarity, one.placed) for one in found if one.placed.section.role in JUDGED)
    placed = next((one for one in judged if own_likeness(one[1].text, sentence.text) >= _LEAST_OWN), None)
    if placed is None and len(sentence.words) < _SHORTEST:
        other = with_other_figures(catalogue, wording, sentence, within)
        placed = (_alike(other.text, sentence), other) if other else None
    if placed is None:
        return None
    similarity, stored = placed
    text = _without_label(stored.text, sentence)
    changes = tuple(difference(text, sentence.text))
    if len(sentence.words) < _SHORTEST and not _in_figures(changes, text, sentence.text):
        return None
    return Near(Place(stored.directive, stored.section.path), text, similarity, changes)


def _alike(stored: str, sentence: Sentence) -> float:
    """As of longer sentences: the share of their words in common."""
    words = [word.tone for word in words_of(stored)]
    return LCSseq.normalized_similarity(words, [word.tone for word in sentence.words])


def _in_figures(changes: Sequence[Change], stored: str, said: str) -> bool:
    """Whether no word differs, only figures and marks."""
    changed = [one.before.of(stored) + one.after.of(said) for one in changes if one.tag != "equal"]
    return not any(map(str.isalpha, "".join(changed)))


def _without_label(stored: str, sentence: Sentence) -> str:
    """A stored sentence begins with its section's label, one of a draft doesn't."""
    words = list(words_of(stored))
    first = sentence.words[0].tone
    begin = next((word.start for word in words[:3] if word.tone == first), 0)
    return stored[begin:]
