"""Words that the index never has, where the same neighbour nearly always stands beside a word of much the same
letters: "đày đủ" for "đầy đủ"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from rapidfuzz.distance import Levenshtein

from corpus.model import Span
from corpus.text import Token, folded_key, tokens
from indexer.terms import Layer
from indexer.wording.index import UNKNOWN, WordingIndex
from indexer.wording.phrases import Segment, find
from service.precedent.draft.forms.majority import found_in_index
from service.precedent.draft.forms.prose import Stretch
from service.precedent.draft.model import FormFinding, Level

_FEWEST = 5  # uses of the right words side by side
_SHARE = 0.6  # of all uses of one of them: "đầy" stands before "đủ", but "và" behind anything
_MOST = 200  # different ones of a draft
_Pair = tuple[Token, Token]


def misspelt_findings(wording: WordingIndex, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    """One for each pair of words; names and words with figures are left alone."""
    uses: dict[tuple[str, str], list[Span]] = defaultdict(list)
    pairs: dict[tuple[str, str], tuple[_Pair, int, str]] = {}
    for stretch in stretches:
        for pair, at, said in _unknown(wording, stretch.text):
            key = (pair[0].exact, pair[1].exact)
            uses[key] += stretch.at(pair[0].start, pair[1].end)
            pairs.setdefault(key, (pair, at, said))
    told: set[Span] = set()
    for key, (pair, at, said) in islice(pairs.items(), _MOST):
        better, count = _best(wording, pair, at)
        if count >= _FEWEST and told.isdisjoint(uses[key]):
            told.update(uses[key])
            counts = {said.lower(): 0, better: count}
            message = f"Viết sai chính tả? {found_in_index(counts).capitalize()}."
            yield FormFinding("spelling", Level.DOUBT, said, tuple(uses[key]), message, better, counts)


def _unknown(wording: WordingIndex, text: str) -> Iterator[tuple[_Pair, int, str]]:
    """Pairs side by side of which one is unknown, with its place in the pair and their text."""
    words = list(tokens(text))
    for first, second in pairwise(words):
        if text[first.end : second.start].strip():
            continue
        strange = [at for at, one in enumerate((first, second)) if _is_strange(wording, one, text)]
        if len(strange) == 1:
            yield (first, second), strange[0], " ".join(text[first.start : second.end].split())


def _is_strange(wording: WordingIndex, word: Token, text: str) -> bool:
    said = text[word.start : word.end]
    return len(said) > 1 and said.isalpha() and said.islower() and wording.id_of(word.tone, Layer.TONE) == UNKNOWN


def _best(wording: WordingIndex, pair: _Pair, at: int) -> tuple[str, int]:
    """The pair with a known word in its stead that the index has most often, and how often."""
    found = ("", 0)
    for word in _alike(wording, pair[at]):
        changed = [word if place == at else one for place, one in enumerate(pair)]
        count = len(find(wording, [Segment(tuple(changed))], Layer.TONE))
        rarest = min(_count(wording, one) for one in changed)
        if count < _SHARE * rarest:
            continue
        found = max(found, (" ".join(one.exact for one in changed), count), key=lambda one: one[1])
    return found


def _count(wording: WordingIndex, word: Token) -> int:
    id_ = wording.id_of(word.tone, Layer.TONE)
    return 0 if id_ == UNKNOWN else wording.count(id_, Layer.TONE)


def _alike(wording: WordingIndex, word: Token) -> Iterator[Token]:
    """The words of the index that are one letter or mark away."""
    for key in wording.keys_on(Layer.EXACT):
        near = Levenshtein.distance(key, word.exact, score_cutoff=1) == 1
        if near and (key[:1] == word.exact[:1] or folded_key(key) == word.folded):
            yield from tokens(key)
