"""The keys under which a directive itself is found: every normal form by which a mention may ask for it."""

import re
from collections.abc import Iterator

from corpus.citations.keys import key_of_bare, key_of_congress, key_of_law, key_of_number, key_of_title
from corpus.citations.laws import law_of_number
from corpus.citations.meetings import read_congress, read_plenum
from corpus.model import Fields

_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_NUMBER = re.compile(r"0*(?P<number>\d+)(?P<year> ?/ ?(?:19|20)\d\d)?\W*(?P<code>[^\W\d_]+)")
_YEARS = re.compile(r"20\d\d *[-–] *20\d\d")


def own_keys(fields: Fields) -> tuple[str, ...]:
    """Sorted; none where neither number nor title is printed."""
    return tuple(sorted({*_by_number(fields), *_by_law(fields), *_by_title(fields)}))


def _by_number(fields: Fields) -> Iterator[str]:
    """The whole number, and the bare one under the kind and under the number's own code."""
    if not (fields.number and (match := _NUMBER.match(fields.number))):
        return
    yield key_of_number(fields.number)
    for kind in {match["code"], fields.kind or match["code"]}:
        yield key_of_bare(kind, match["number"])
        if match["year"]:
            yield key_of_bare(kind, match["number"] + match["year"].replace(" ", ""))


def _by_law(fields: Fields) -> Iterator[str]:
    known = law_of_number(fields.number.replace(" ", "")) if fields.number else None
    if known is None and not (fields.kind in _LAWS and fields.title):
        return
    kind, name = known or (fields.kind or "", fields.title or "")
    name = re.sub(rf"^{kind}\s+(?=\w)", "", name, flags=re.IGNORECASE)
    in_number = re.search(r"/((?:19|20)\d\d)/", fields.number or "")
    year = int(in_number[1]) if in_number else fields.issued_on.year if fields.issued_on else None
    yield key_of_law(kind, name)
    if year:
        yield key_of_law(kind, name, year)


def _by_title(fields: Fields) -> Iterator[str]:
    if not (fields.kind and fields.title):
        return
    yield key_of_title(fields.kind, fields.title)
    words = f"{fields.kind} {fields.title}"
    after_kind = len(fields.kind)
    for mention in read_plenum(words, 0, after_kind, fields.kind) + read_congress(words, 0, after_kind, fields.kind):
        if mention.key:
            yield from _loosened(mention.key, fields)


def _loosened(key: str, fields: Fields) -> Iterator[str]:
    """A session also without its term, a congress also by its term of office: a mention may state either."""
    sort, level, *rest = key.split(":")
    yield key
    if sort == "hoi nghi":
        yield f"{sort}:{level}::{rest[-1]}"
    elif years := _YEARS.search(f"{fields.title} {fields.term or ''}"):
        yield key_of_congress(level, re.sub(r" *[-–] *", "-", years.group()))
