"""Where tone marks stand (hòa, hoà) and whether y or i is written (kỹ, kĩ), beside how the index writes the same."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from corpus.model import Span
from corpus.text import Token, tokens
from indexer.terms import Layer
from indexer.wording.index import UNKNOWN, WordingIndex
from indexer.wording.phrases import Segment, find
from service.precedent.draft.forms.majority import SHARE, found_in_index, majority
from service.precedent.draft.forms.prose import Stretch
from service.precedent.draft.model import FormFinding, Level

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


class _Use(NamedTuple):
    """A word of the draft with its neighbours."""

    word: Token
    said: str
    before: Token | None
    after: Token | None
    beside_capital: bool  # whether a neighbour begins with one
    spans: tuple[Span, ...]


class Spelling:
    """The words of an index with how often each is written in which way."""

    def __init__(self, wording: WordingIndex) -> None:
        self._wording = wording
        self._keys, self._of_word = wording.keys_on(Layer.EXACT), wording.ids_on(Layer.TONE)
        self._order = np.argsort(self._of_word, kind="stable")
        self._starts = np.searchsorted(self._of_word[self._order], np.arange(len(self._of_word) + 1))

    def findings(self, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
        """One for each word that is written otherwise than the index nearly always writes it."""
        judged: dict[object, str | None] = {}  # a draft says the same again and again
        uses: dict[str, list[_Use]] = defaultdict(list)
        forms: dict[str, str] = {}
        for use in _uses(stretches):
            if (key := _context(use)) not in judged:
                judged[key] = self._other_form(use)
            if (form := judged[key]) is not None:
                uses[use.word.exact].append(use)
                forms[use.word.exact] = form
        for word, found in uses.items():
            yield self._finding(found, forms[word])

    def _other_form(self, use: _Use) -> str | None:
        form = majority(self._counts(use.word))
        if form is None or form == use.word.exact or _is_name(use):
            return None
        if _bare(form) == _bare(use.word.exact):
            return form
        pairs = self._pairs(use, form)
        return form if pairs.get(form, 0) >= SHARE * max(sum(pairs.values()), 1) else None

    def _counts(self, word: Token) -> dict[str, int]:
        """How often the index writes a word in which way, its own among them; {} of a word that it doesn't have."""
        id_ = self._wording.id_of(word.tone, Layer.TONE)
        if id_ == UNKNOWN:
            return {}
        members = self._order[self._starts[id_] : self._starts[id_ + 1]].tolist()
        return {word.exact: 0} | {self._keys[one]: self._wording.count(one, Layer.EXACT) for one in members}

    def _pairs(self, use: _Use, form: str) -> Mapping[str, int]:
        """How the index writes the word beside the same neighbour: "tỉ mỉ" has i where "tỷ lệ" has y."""
        counts: Counter[str] = Counter()
        for pair in ((use.before, use.word), (use.word, use.after)):
            if None not in pair:
                counts += Counter(self._forms_of([one for one in pair if one], use.word, form))
        return counts

    def _forms_of(self, pair: Sequence[Token], word: Token, form: str) -> Mapping[str, int]:
        other = word._replace(exact=form)
        both = (pair, [other if one is word else one for one in pair])
        exact = [len(find(self._wording, [Segment(tuple(words))], Layer.EXACT)) for words in both]
        return {word.exact: exact[0], form: exact[1]}

    def _finding(self, uses: Sequence[_Use], form: str) -> FormFinding:
        first = uses[0]
        counts = self._counts(first.word)
        kind = "tone_mark" if _bare(form) == _bare(first.word.exact) else "y_i"
        what = "Vị trí dấu thanh" if kind == "tone_mark" else "Viết i hay y"
        spans = tuple(span for use in uses for span in use.spans)
        message = f"{what} khác kho: {found_in_index(counts)}."
        return FormFinding(kind, Level.DOUBT, first.said, spans, message, _cased(form, first.said), counts)


def _context(use: _Use) -> object:
    """All that a judgement of it looks at."""
    around = tuple(one.exact if one else None for one in (use.before, use.after))
    return use.word.exact, around, _is_name(use)


def _uses(stretches: Sequence[Stretch]) -> Iterator[_Use]:
    for stretch in stretches:
        words = list(tokens(stretch.text))
        for at, word in enumerate(words):
            if word.exact != word.tone:  # a word without tone mark or y has one form
                around = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
                capital = any(one and stretch.text[one.start].isupper() for one in around)
                said = stretch.text[word.start : word.end]
                yield _Use(word, said, *around, capital, stretch.at(word.start, word.end))


def _bare(word: str) -> str:
    """Without tone marks."""
    return unicodedata.normalize("NFC", "".join(one for one in unicodedata.normalize("NFD", word) if one not in _TONES))


def _is_name(use: _Use) -> bool:
    """A capital in the midst of small letters beside another one: people write their names as they like."""
    if not use.said[:1].isupper() or use.said.isupper():
        return False
    return use.word.tone != _COMMITTEE and use.beside_capital


_COMMITTEE = next(tokens("ủy")).tone


def _cased(form: str, said: str) -> str:
    """The form in the letters' size of what was said."""
    return (
        form.upper()
        if said.isupper() and len(said) > 1
        else form[:1].upper() + form[1:]
        if said[:1].isupper()
        else form
    )
