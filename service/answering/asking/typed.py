"""The words of a question as interrogatives are looked for among them."""

from dataclasses import dataclass

from corpus.text import Token
from indexer.terms import Layer
from service.question import Question

_HIDDEN = "~"


@dataclass(frozen=True, slots=True)
class Typed:
    """A question in small letters, twice: with its marks, and without those that were put back.

    Both are as long as `Question.read_text`, so that places in one are places in all. Marks are put back wrongly at
    times ("ban nao" gives "bản nào", the town La Gi "Là Gì"): names don't count then, and common words do in `bare`.
    """

    question: Question
    words: tuple[Token, ...]
    marked: str
    bare: str  # no marks on words typed without; the others hidden

    def before(self, at: int) -> list[Token]:
        """Words that end there or earlier, in order."""
        return [word for word in self.words if word.end <= at]

    def after(self, at: int) -> list[Token]:
        """Words that begin there or later, in order."""
        return [word for word in self.words if word.start >= at]

    def is_bare(self, word: Token) -> bool:
        """Whether it was typed without marks."""
        return self.bare[word.start] != _HIDDEN


def read_typed(question: Question) -> Typed:
    """Its words in small letters."""
    text, typed = question.read_text, question.text
    words = question.read or question.words
    marked, bare = list(text.lower()), [_HIDDEN if one.isalnum() else one for one in text]
    if len(typed) != len(text) or len(marked) != len(text):  # decoded keystrokes: nothing was typed as it reads
        return Typed(question, words, text.lower(), "".join(bare))
    for word in words:
        here = slice(word.start, word.end)
        restored = typed[here] != text[here]
        if restored and typed[word.start].isupper() and word.start:
            marked[here] = typed[here].lower()
        elif restored or question.layer is Layer.FOLDED:
            bare[here] = typed[here].lower()
    return Typed(question, words, "".join(marked), "".join(bare))
