"""A directive as running words: its sections in order, each cut into sentences."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.model import Directive, Role, Section, join_spans
from corpus.text import exact_key
from indexer.wording.cited import cited_words
from indexer.wording.standing import Stands, standings
from indexer.wording.words import apart

# An item of a list ends at its semicolon or before the next one's dash; at a colon the sentence goes on.
_END = re.compile(r";|[.!?…][”\"’)*]*(?=\s)|\n\s*(?:\n|[-–+•]\s)")
_END_IN_TABLE = re.compile(rf"{_END.pattern}|\n")  # each cell begins a line
_DECORATION = " \n\t*_#>"
_PART = re.compile(r"[,:;]")


class Running(NamedTuple):
    """The words of a directive by their exact keys, blank-separated, and how many each part has."""

    words: str
    sentences: tuple[int, ...]  # words of each sentence, none without a word
    stands: bytes  # of each sentence, as what it stands there, see `Stands`
    cited: bytes  # of each word, 1 where it names another directive
    opens: bytes  # of each word, 1 where a comma or a colon stands before it
    sections: tuple[int, ...]  # words of each section's own text, in the order of `Directive.sections`


def running(directive: Directive) -> Running:
    """All words of all sections, labels and headings included; page furniture belongs to no section."""
    words: list[str] = []
    sentences: list[int] = []
    stands = bytearray()
    cited, opens = bytearray(), bytearray()
    sections: list[int] = []
    for section, standing in zip(directive.sections, standings(directive.sections), strict=True):
        pieces = apart(join_spans(directive.text, section.spans))
        found = list(map(exact_key, pieces[1::2]))
        words += found
        sections.append(len(found))
        flags = bytearray(len(found))
        for named in cited_words(section, directive.citations, pieces):
            flags[named] = b"\1" * len(flags[named])
        cited += flags
        opens += bytes([gap != " " and _PART.search(gap) is not None for gap in pieces[:-1:2]])
        lengths = list(section_sentences(section, pieces))
        sentences += lengths
        stands += bytes(_stand(section, standing, found, lengths))
    return Running(" ".join(words), tuple(sentences), bytes(stands), bytes(cited), bytes(opens), tuple(sections))


def _stand(section: Section, standing: Stands, words: Sequence[str], lengths: Sequence[int]) -> Iterator[Stands]:
    """As what each sentence of a section stands; a heading is one where it is a whole sentence."""
    heading = [exact_key(word) for word in apart(section.heading or "")[1::2]]
    place = 0
    for length in lengths:
        is_heading = standing and length == len(heading) and words[place : place + length] == heading
        yield Stands.HEADING if is_heading else standing
        place += length


def section_sentences(section: Section, pieces: Sequence[str]) -> Iterator[int]:
    """How many words each sentence of a section has that came apart as gap, word, gap, …

    A label is a sentence by itself, so that the words after it are the same clause under any label."""
    label = len(apart(section.label or "")) // 2
    if label and "".join(pieces[: 2 * label]).lstrip(_DECORATION).startswith(section.label or " "):
        yield label
        pieces = pieces[2 * label :]
    yield from sentence_lengths(pieces, _END_IN_TABLE if section.role is Role.TABLE else _END)


def sentence_lengths(pieces: Sequence[str], end: re.Pattern[str] = _END) -> Iterator[int]:
    """How many words each sentence of a text has that came apart as gap, word, gap, …"""
    gaps, words = pieces[:-1:2], pieces[1::2]
    begin = opened = 0
    for at in [at for at, gap in enumerate(gaps) if gap != " "]:
        found = end.search(gaps[at])
        before = gaps[at][: found.start()] if found else gaps[at]
        opened = max(opened + before.count("(") - before.count(")"), 0)
        if at > begin and found and _ends(found.group(), words[at], opened):
            yield at - begin
            begin, opened = at, 0
        opened += gaps[at].count("(", len(before))
    if len(words) > begin:
        yield len(words) - begin


def _ends(mark: str, following: str, opened: int) -> bool:
    """A semicolon ends a sentence unless a bracket is open, a full stop where a capital or a figure follows."""
    return not opened if mark == ";" else not following[0].islower()
