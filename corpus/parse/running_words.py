"""The words of a text outside its lines in capitals, each with what its first letter can tell."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
_ENDS_SENTENCE = re.compile(r"[.;:!?\n“\"*•\[(]|(?<!\w)[-–+](?!\w)")


class Word(NamedTuple):
    """As printed, and in small letters."""

    text: str
    key: str
    opens: bool  # a sentence or an item, so that its capital says nothing
    parted: bool  # by a mark from the word before it


def running_words(lines: Sequence[str]) -> Iterator[Word]:
    """All but those of lines in capitals; a line that only wraps opens nothing."""
    before = ""
    last: Word | None = None
    for line in lines:
        words = [] if line.isupper() else list(_words(line))
        if words and last and _wraps(before, last, line, words[0]):
            words[0] = words[0]._replace(opens=False, parted=not before.rstrip().endswith(last.text))
        yield from words
        before, last = line, words[-1] if words else None


def _wraps(before: str, last: Word, line: str, first: Word) -> bool:
    """Whether a sentence goes on: with a small letter, or with another capital of the name that ended the line."""
    if not line.lstrip().startswith(first.text):
        return False
    if first.text[:1].islower():
        return before.rstrip().endswith((last.text, ","))
    return first.text[:1].isupper() and last.text[:1].isupper() and before.rstrip().endswith(last.text)


def _words(line: str) -> Iterator[Word]:
    last = 0
    for match in WORD.finditer(line):
        opens = last == 0 or bool(_ENDS_SENTENCE.search(line, last, match.start()))
        yield Word(match.group(), match.group().lower(), opens, bool(line[last : match.start()].strip()))
        last = match.end()
