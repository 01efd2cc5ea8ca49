"""What a query asks for, as far as retrieval needs to know."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.model import Citation
from corpus.text import Token, tokens
from indexer.terms import Layer, bag_terms
from service.as_typed import layer_of, normalized
from service.lookup import Status

_QUOTED = re.compile(r"[\"“”«]([^\"“”«»]+)[\"“”»]")


class BagTerm(NamedTuple):
    """A syllable or a pair of them that the lexical leg looks for; the layer is TONE or FOLDED."""

    layer: Layer
    term: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Expansion:
    """An abbreviation in the query and what it may stand for, best by context first; never put in its place."""

    start: int  # of its words in `Question.words`
    end: int
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One label of a section reference as it was said: "điểm a" gives diem and a, "điểm a, b" both letters."""

    word: str  # folded: dieu, khoan, diem, muc, phan, gach dau dong, …
    labels: tuple[str, ...]  # in small letters without the word


@dataclass(frozen=True, slots=True)
class Named:
    """A directive that the query names, or with `status` None only a part of some directive."""

    said: str  # in the query
    status: Status | None
    citation: Citation | None = None
    directives: tuple[int, ...] = ()  # ordinals of those that agree; () where none does
    cited_as: tuple[str, ...] = ()  # keys under which other directives cite it
    section: tuple[Part, ...] = ()  # the part that is meant, outermost first
    absent: str | None = None  # the part as it was said, where none of the directives has it


@dataclass(frozen=True, slots=True)
class Wish:
    """A soft filter: agreeing passages rise, no other disappears."""

    key: str  # kind, issuer, place or year
    value: str
    start: int  # where it was read, in `Question.read_text`
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """A query in NFC with its words, and the layer on which they are looked for.

    `words` are as typed; of a query typed in raw Telex or VNI keystrokes they are the decoded ones.
    """

    text: str
    words: tuple[Token, ...]
    layer: Layer
    phrases: tuple[str, ...] = ()  # in quotation marks: must stand so
    match: Layer | None = None  # the layer that was demanded
    restored: str | None = None  # the text with missing marks put back; None where none was missing
    meaning: str = ""  # what the dense leg encodes; "" stands for the text
    read: tuple[Token, ...] = ()  # the words with their missing marks; () stands for `words`
    bag: tuple[BagTerm, ...] = ()  # what the lexical leg looks for; () stands for the words and their pairs
    expansions: tuple[Expansion, ...] = ()
    named: tuple[Named, ...] = ()
    wishes: tuple[Wish, ...] = ()
    foreign: bool = False  # most of its words can't be Vietnamese
    typed: str = ""  # the text of `words`, where that isn't `text`
    subject: tuple[Token, ...] = ()  # words beside the names of directives and sections, common ones left out

    @property
    def read_text(self) -> str:
        """The text with all its marks."""
        return self.restored or self.text

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the directives named, each once, as they are printed."""
        numbers = [one.citation.number for one in self.named if one.citation and one.citation.number]
        return tuple(dict.fromkeys(numbers))

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names by number of directives that the index doesn't hold, as said in the query."""
        unknown = [one for one in self.named if one.status is Status.UNKNOWN and one.citation and one.citation.number]
        return tuple(dict.fromkeys(one.said for one in unknown))

    @property
    def absent(self) -> tuple[str, ...]:
        """The sections that the directives named don't have, as said in the query."""
        return tuple(dict.fromkeys(one.absent for one in self.named if one.absent))

    @property
    def worded(self) -> tuple[str, ...]:
        """What must stand word by word where wording is looked for: each quoted part, or the whole query."""
        return self.phrases or (self.typed or self.text,)

    @property
    def terms(self) -> tuple[BagTerm, ...]:
        """The bag, or that of the bare words."""
        return self.bag or plain_bag(self.words, self.layer)


def understand(text: str, layer: Layer | None = None) -> Question:
    """Read a query by itself, without an index; without any Vietnamese mark it is matched on folded words."""
    normal = normalized(text)
    words = tuple(tokens(normal))
    quoted = tuple(part for part in _QUOTED.findall(normal) if any(tokens(part)))
    return Question(normal, words, layer or layer_of(words), quoted, layer)


def quoted_words(text: str, words: Sequence[Token]) -> list[int]:
    """Which of a text's words stand in quotation marks: they are looked for as they are typed."""
    spans = [match.span(1) for match in _QUOTED.finditer(text)]
    return [at for at, word in enumerate(words) if any(start <= word.start < end for start, end in spans)]


def plain_bag(words: tuple[Token, ...], layer: Layer) -> tuple[BagTerm, ...]:
    """Every syllable and pair with its full weight."""
    on = Layer.FOLDED if layer is Layer.FOLDED else Layer.TONE
    return tuple(BagTerm(on, term) for term in bag_terms(words, on))
