"""A query read with everything that the index knows: its language, its directives, the tables of the field."""

from collections.abc import Collection, Sequence

from corpus.citations.keys import key_of_number
from corpus.model import Form
from corpus.syllables import may_be_syllable
from corpus.text import Token, tokens
from indexer.catalogue import Catalogue
from indexer.language import Language
from indexer.terms import Layer
from service.as_typed import layer_of
from service.question import BagTerm, Expansion, Named, Question, quoted_words, understand
from service.understanding.bag import bag_of
from service.understanding.expand import find_expansions
from service.understanding.fixed import fixed_forms
from service.understanding.keystrokes import decoded
from service.understanding.naming import Names, find_names
from service.understanding.restore import restored_words
from service.understanding.typed_numbers import typed_numbers
from service.understanding.wishes import WishReader
from service.wishes import DirectiveFacts

_FEWEST = 2  # words; a syllable alone has no context to be restored by
_COMMON = frozenset(
    "nội dung văn bản của trong theo tại là gì về có các những nào được và cho ở nêu nói quy định thế như tìm".split()
)


class Understanding:
    """Text in, question out; safe to share between threads."""

    def __init__(self, catalogue: Catalogue, language: Language, facts: DirectiveFacts) -> None:
        self._catalogue, self._language = catalogue, language
        self._wishes = WishReader(facts)

    def understand(self, text: str, match: Layer | None = None, ignore: Collection[str] = ()) -> Question:
        """Read a query; `match` demands a layer and then nothing is put back, `ignore` names keys of wishes to drop."""
        plain = understand(text, match)
        meant = plain.text if match else decoded(plain.text, self._language) or plain.text
        words = plain.words if meant == plain.text else tuple(tokens(meant))
        layer = match or layer_of(words)
        read_text, read = (meant, words) if match else self._restored(meant, words)
        names = find_names(self._catalogue, read_text)
        named = [at for at, word in enumerate(read) if _inside(word, names)]
        expansions = find_expansions(words, meant, self._language, [*named, *quoted_words(meant, words)])
        return Question(
            text=plain.text,
            words=words,
            layer=layer,
            phrases=plain.phrases,
            match=match,
            restored=read_text if read_text != plain.text else None,
            meaning=_meaning(read_text, read, expansions),
            read=read,
            bag=(*bag_of(words, read, layer, expansions), *_number_terms(names.named, layer)),
            expansions=expansions,
            named=names.named,
            wishes=self._wishes.wishes(read, read_text, layer, names.spans, frozenset(ignore)),
            foreign=_is_foreign(words),
            typed=meant,
            subject=tuple(word for word in read if not _inside(word, names) and word.exact not in _COMMON),
        )

    def _restored(self, text: str, words: tuple[Token, ...]) -> tuple[str, tuple[Token, ...]]:
        """The text with its marks, and its words; as given where none are missing."""
        if len(words) < _FEWEST:
            return text, words
        fixed = fixed_forms(words, text, typed_numbers(self._catalogue, text))
        fixed |= {at: text[words[at].start : words[at].end] for at in quoted_words(text, words)}
        forms = restored_words(words, text, self._language, fixed)
        full = _rewritten(text, words, forms)
        read = words if full == text else tuple(tokens(full))
        return (full, read) if len(read) == len(words) else (text, words)


def _is_foreign(words: Sequence[Token]) -> bool:
    """Whether most of the words are written as no Vietnamese syllable is, with or without marks."""
    written = [word.exact for word in words if word.exact.isalpha() and len(word.exact) > 1]
    strange = [word for word in written if word.isascii() and not may_be_syllable(word)]
    return len(strange) * 2 > len(written)


def _rewritten(text: str, words: Sequence[Token], forms: Sequence[str]) -> str:
    """The text with some words in other forms."""
    pieces, last = [], 0
    for word, form in zip(words, forms, strict=True):
        pieces += [text[last : word.start], form]
        last = word.end
    return "".join((*pieces, text[last:]))


def _meaning(text: str, words: Sequence[Token], expansions: Sequence[Expansion]) -> str:
    """The text with the best reading of each abbreviation in brackets where it first stands."""
    pieces, last = [], 0
    first = {expansion.readings: expansion for expansion in reversed(expansions)}
    for expansion in sorted(first.values(), key=lambda one: one.start):
        end = words[expansion.end - 1].end
        pieces += [text[last:end], f" ({expansion.readings[0]})"]
        last = end
    return "".join((*pieces, text[last:]))


def _number_terms(named: Sequence[Named], layer: Layer) -> tuple[BagTerm, ...]:
    """ "17 kl tu" as the one word that a printed number is."""
    on = Layer.FOLDED if layer is Layer.FOLDED else Layer.TONE
    citations = [one.citation for one in named if one.citation and one.citation.form is Form.NUMBER]
    return tuple(BagTerm(on, key_of_number(one.number)) for one in citations if one.number)


def _inside(word: Token, names: Names) -> bool:
    return any(start <= word.start < end for start, end in names.spans)
