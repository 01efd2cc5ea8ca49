"""A text as words that compare: numbers, dates and document numbers in one form each, however they are printed.

`05/7/2022`, `5-7-2022` and `05 tháng 7 năm 2022` give the same three words, and `7,40%` and `7,4 phần trăm` two.
Number words ("ba") stay words, and a unit isn't converted: an answer stands as it is printed.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from corpus.text import DIRECTIVE_NUMBER, number_key, tone_key

_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)", r"(?:0?[1-9]|1[0-2])(?!\d)"
_SIGN = r"\s?[/.-]\s?"
_NAMED_YEAR = rf"(?:(?:\s*,?\s*năm\s+|{_SIGN})(?P<{{0}}>{_YEAR}))?"
_PIECES = re.compile(
    rf"(?P<document>{DIRECTIVE_NUMBER.pattern})"
    rf"|(?<![\d/.,])(?:(?P<d1>{_DAY}){_SIGN}(?P<m1>{_MONTH}){_SIGN}(?P<y1>{_YEAR})"
    rf"|(?P<d2>{_DAY})/(?P<m2>{_MONTH})(?!/?\d)"
    rf"|(?P<m3>{_MONTH})\s?[/-]\s?(?P<y3>{_YEAR})"
    rf"|(?P<d4>{_DAY})\s+[Tt]háng\s+(?P<m4>{_MONTH}){_NAMED_YEAR.format('y4')}(?![/.,]?\d))"
    rf"|\b[Tt]háng\s+(?P<m5>{_MONTH}){_NAMED_YEAR.format('y5')}(?![/.,]?\d)"
    r"|\b[Qq]uý\s+(?P<quarter>IV|I{1,3}|[1-4])(?!\w)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"(?:\s*(?P<scale>(?:điểm\s*)?(?:%|phần trăm\b)"
    r"|(?:(?:nghìn|ngàn|vạn|triệu)\s+)?t[ỷỉ]\b|(?:nghìn|ngàn|vạn|triệu)\b))?"
    r"|(?P<word>[^\W\d_]+)|(?P<break>;)",
)
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}")
NUMBER, SHARE, YEAR, DATE, QUARTER, DOCUMENT, DENIAL = "number share year date quarter document denial".split()
_BARE_YEAR = re.compile(_YEAR)
_PERCENT = " ".join(map(tone_key, ("phần", "trăm")))
_THOUSAND, _OTHER_THOUSAND = tone_key("nghìn"), tone_key("ngàn")
_DENIALS = frozenset(map(tone_key, "không chưa chẳng trừ".split()))
_BOUNDS = frozenset(map(tone_key, "quá dưới ít thấp vượt kém".split()))  # "không quá 5 ngày" denies nothing


@dataclass(frozen=True, slots=True)
class Value:
    """A number or share with its scale, a year, a date, a quarter, a document's number, or a denial."""

    kind: str
    parts: tuple[str, ...]  # (number, scale), (day, month, year), (number,), ()


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words and the values among them."""

    words: tuple[str, ...]
    values: frozenset[Value]
    size: int  # words as they are counted: a date is one, and so is a number with its scale


def words_of(text: str) -> Words:
    """The words of a text, without punctuation but for semicolons between others."""
    words, values, size = list[str](), set[Value](), 0
    for match in _PIECES.finditer(unicodedata.normalize("NFC", text)):
        said, value = _piece(match)
        size += said != [";"]
        words += said
        values.update(value)
    values.update(_denials(words))
    while words and words[-1] == ";":
        words.pop()
    return Words(tuple(words), frozenset(values), size)


def _piece(match: "re.Match[str]") -> tuple[list[str], list[Value]]:
    if word := match["word"]:
        return [tone_key(word)], []
    if match["break"]:
        return [";"], []
    if document := match["document"]:
        return [number_key(document)], [Value(DOCUMENT, (number_key(document),))]
    if quarter := match["quarter"]:
        number = _ROMAN.get(quarter, quarter)
        return [tone_key("quý"), number], [Value(QUARTER, (number,))]
    if match["number"]:
        number, scale = _number(match["number"]), _scale(match["scale"] or "")
        kind = SHARE if "%" in scale else YEAR if not scale and _BARE_YEAR.fullmatch(match["number"]) else NUMBER
        return [number, *scale.split()], [Value(kind, (number, scale))]
    return _date(match)


def _date(match: "re.Match[str]") -> tuple[list[str], list[Value]]:
    """Its parts as words of their own, so that a day stands inside the same day with its year."""
    day, month, year = (_part(match, name) for name in "dmy")
    lead = [tone_key("tháng")] if match["m5"] else []
    said = [f"{name}{part}" for name, part in zip(("d", "m", ""), (day, month, year), strict=True) if part]
    return lead + said, [Value(DATE, (day, month, year))]


def _part(match: "re.Match[str]", name: str) -> str:
    found = [value for key, value in match.groupdict().items() if value and re.fullmatch(rf"{name}\d", key)]
    return found[0].lstrip("0") if found else ""


def _number(printed: str) -> str:
    """3.000.000 and 3,000,000 as 3000000, 7,40 as 7.4, 05 as 5; what is no number (1.2.3) as it stands."""
    plain = re.sub(r"\.", "", printed) if _THOUSANDS.fullmatch(printed) else printed
    plain = plain.replace(",", "" if plain.count(",") > 1 else ".")
    if plain.count(".") > 1:
        return printed
    return f"{Decimal(plain).normalize():f}"


def _scale(printed: str) -> str:
    keys = " ".join(tone_key(word) for word in re.findall(r"[^\W\d_]+|%", printed))
    return keys.replace(_PERCENT, "%").replace(_OTHER_THOUSAND, _THOUSAND)


def _denials(words: list[str]) -> list[Value]:
    denied = any(word in _DENIALS and after not in _BOUNDS for word, after in pairwise([*words, ""]))
    return [Value(DENIAL, ())] if denied else []
