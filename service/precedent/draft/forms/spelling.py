"""Where tone marks stand (hòa, hoà) and whether y or i is written (kỹ, kĩ), beside how the index writes the same."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from corpus.model import Span
from corpus.text import Token, tokens
from indexer.terms import Layer
from indexer.wording.index import WordingIndex
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
    """The words of an index that are written in several ways, each with how often."""

    def __init__(self, wording: WordingIndex) -> None:
        self._wording = wording
        keys, of_word = wording.keys_on(Layer.EXACT), wording.ids_on(Layer.TONE)
        members = np.bincount(of_word, minlength=1)
        several = np.flatnonzero(members[of_word] > 1)
        tones = wording.keys_on(Layer.TONE)
        self._counts: dict[str, dict[str, int]] = defaultdict(dict)
        for id_ in several.tolist():
            self._counts[tones[of_word[id_]]][keys[id_]] = wording.count(id_, Layer.EXACT)

    def findings(self, stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
        """One for each word that is written otherwise than the index nearly always writes it."""
        uses: dict[str, list[_Use]] = defaultdict(list)
        for use in _uses(stretches):
            if self._other_form(use):
                uses[use.word.exact].append(use)
        for found in uses.values():
            yield self._finding(found)

    def _other_form(self, use: _Use) -> str | None:
        counts = self._with(use.word)
        form = majority(counts)
        if form is None or form == use.word.exact or _is_name(use):
            return None
        if _bare(form) == _bare(use.word.exact):
            return form
        pairs = self._pairs(use, form)
        return form if pairs.get(form, 0) >= SHARE * max(sum(pairs.values()), 1) else None

    def _with(self, word: Token) -> Mapping[str, int]:
        """The word's forms in the index, its own among them."""
        return {word.exact: 0, **self._counts.get(word.tone, {})} if self._counts.get(word.tone) else self._alone(word)

    def _alone(self, word: Token) -> Mapping[str, int]:
        """A word that the index writes in one way only."""
        id_ = self._wording.id_of(word.tone, Layer.TONE)
        if self._wording.id_of(word.exact, Layer.EXACT) >= 0 or id_ < 0:
            return {}
        at = int(np.flatnonzero(self._wording.ids_on(Layer.TONE) == id_)[0])
        return {word.exact: 0, self._wording.keys_on(Layer.EXACT)[at]: self._wording.count(id_, Layer.TONE)}

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

    def _finding(self, uses: Sequence[_Use]) -> FormFinding:
        first = uses[0]
        form = self._other_form(first) or ""
        counts = self._with(first.word)
        kind = "tone_mark" if _bare(form) == _bare(first.word.exact) else "y_i"
        what = "Vị trí dấu thanh" if kind == "tone_mark" else "Viết i hay y"
        spans = tuple(span for use in uses for span in use.spans)
        message = f"{what} khác kho: {found_in_index(counts)}."
        return FormFinding(kind, Level.DOUBT, first.said, spans, message, _cased(form, first.said), counts)


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
