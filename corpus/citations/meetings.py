"""Resolutions named by the meeting that passed them: a committee's session ("Hội nghị Trung ương 8"), a congress."""

import re
from dataclasses import replace

from corpus.citations.details import read_details
from corpus.citations.keys import fold, key_of_congress, key_of_plenum
from corpus.citations.mention import Mention
from corpus.citations.words import ORDINAL, ROMAN_OR_DIGITS, UPPER, folded_ordinal, loose
from corpus.model import Form

_PLACE = rf"(?: [{UPPER}][\w’']*){{0,4}}"
_LEVEL = r"(?P<level>[Tt]ỉnh|[Tt]hành phố|[Tt]hị xã|[Hh]uyện|[Qq]uận|[Pp]hường|[Xx]ã|[Tt]hị trấn|[Đđ]ặc khu)"
_COMMITTEE = r"(?P<committee>[Tt]ỉnh ủy|[Tt]hành ủy|[Tt]hị ủy|[Hh]uyện ủy|[Qq]uận ủy|[Đđ]ảng ủy)"
_NUMBERS = r"\d{1,2}(?!\d)(?![/.-]\d)(?:(?: *, *| và )\d{1,2}(?!\d)(?![/.-]\d))*"
_CENTRE = r"(?:Trung ương|TW|TƯ|BCHTW|(?:BCH|Ban [Cc]hấp hành) (?:Trung ương|TW|TƯ))(?: Đảng)?(?!\w)"
_TERM = rf"(?: *,? *\(?(?i:khóa|khoá) *(?P<term>{ROMAN_OR_DIGITS}(?:(?: *, *| và ){ROMAN_OR_DIGITS})*)\)?)?"
_MEETING = r"(?: (?:số|của|các|Hội nghị|hội nghị))*"
_CENTRAL = re.compile(
    loose(
        rf"{_MEETING}(?: lần thứ (?P<ordinal>{ORDINAL}))?(?: của)?[ -]*{_CENTRE}"
        rf"(?: (?:lần thứ )?(?P<numbers>{_NUMBERS}|{ORDINAL}))?"
    )
    + loose(_TERM)
)
_LOCAL = re.compile(
    loose(
        rf"(?: của)? Hội nghị(?: lần thứ (?P<ordinal>{ORDINAL}))?(?: của)?"
        rf" (?:(?:Ban Chấp hành|BCH) Đảng bộ(?: {_LEVEL}{_PLACE})?|{_COMMITTEE}{_PLACE})"
        rf"(?: lần thứ (?P<numbers>{ORDINAL}))?"
    )
    + loose(_TERM)
)
_OFFICE = r"(?: *,? *\(?nhiệm kỳ (?P<years>20\d\d *[-–] *20\d\d)\)?)?"
_CONGRESS = re.compile(
    loose(
        rf"(?: của)? [ĐđD]ại hội(?: đại biểu)?(?: toàn quốc)?(?: lần thứ (?P<ordinal>{ROMAN_OR_DIGITS}))?(?: của)?"
        rf"(?: Đảng bộ(?: {_LEVEL}{_PLACE})?| Đảng(?: toàn quốc)?(?: Cộng sản Việt Nam)?)?"
        rf"(?:,? (?:lần thứ |khóa )?\(?(?P<number>{ROMAN_OR_DIGITS})\)?)?(?: của Đảng)?"
    )
    + loose(_OFFICE)
)
_CITY_LEVELS = {"tinh uy": "tinh", "thanh uy": "thanh pho", "thi uy": "thi xa", "huyen uy": "huyen", "quan uy": "quan"}


def read_plenum(text: str, start: int, head_end: int, kind: str) -> list[Mention]:
    """The mentions that a head and "Hội nghị Trung ương 8, 9 (khóa XIII)" make: one for each session."""
    match = _CENTRAL.match(text, head_end) or _LOCAL.match(text, head_end)
    if match is None:
        return []
    level = _level(match) if match.re is _LOCAL else "trung uong"
    place = "numbers" if match["numbers"] else "ordinal"
    terms = [folded_ordinal(term) for term in re.findall(r"[IVXLC]+|\d+", match["term"] or "")] or [None]
    if match[place] is None:
        return []
    if len(terms) > 1:
        return _by_term(match, start, kind, level, folded_ordinal(match[place]))
    return _by_session(text, match, place, Mention(start, match.end(), Form.PLENUM, kind), level, terms[0])


def _by_session(
    text: str, match: re.Match[str], place: str, whole: Mention, level: str, term: str | None
) -> list[Mention]:
    """ "8, 9, 10 (khóa XIII)": the first has the words before it, the last those after it."""
    words = list(re.finditer(rf"{ORDINAL}", text[match.start(place) : match.end(place)]))
    found = []
    for index, word in enumerate(words):
        start = whole.start if index == 0 else match.start(place) + word.start()
        end = whole.end if index == len(words) - 1 else match.start(place) + word.end()
        key = key_of_plenum(level, term, folded_ordinal(word.group()) or "")
        found.append(replace(whole, start=start, end=end, key=key))
    return _dated(text, found)


def _by_term(match: re.Match[str], start: int, kind: str, level: str, ordinal: str | None) -> list[Mention]:
    """ "Nghị quyết Trung ương 4 (khóa XI, XII)": one for each term."""
    found = []
    words = list(re.finditer(r"[IVXLC]+|\d+", match["term"]))
    for index, word in enumerate(words):
        own_start = start if index == 0 else match.start("term") + word.start()
        end = match.end() if index == len(words) - 1 else match.start("term") + word.end()
        key = key_of_plenum(level, folded_ordinal(word.group()), ordinal or "")
        found.append(Mention(own_start, end, Form.PLENUM, kind, key))
    return found


def read_congress(text: str, start: int, head_end: int, kind: str) -> list[Mention]:
    """The mention that a head and "Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020-2025" make; none without either."""
    match = _CONGRESS.match(text, head_end)
    if match is None:
        return []
    ordinal, years = match["ordinal"] or match["number"], match["years"]
    if not (ordinal or years):
        return []
    which = folded_ordinal(ordinal) if ordinal else None
    local = "Đảng bộ" in match.group()
    key = key_of_congress(_level(match) if local else "trung uong", which or re.sub(r" *[-–] *", "-", years))
    issuer = " ".join(re.split(r" (?:lần thứ|khóa|nhiệm kỳ)|,", _without_of(match.group()))[0].split())
    return _dated(text, [Mention(start, match.end(), Form.CONGRESS, kind, key, issuer=issuer if local else None)])


def _without_of(words: str) -> str:
    return re.sub(r"^ *(?:của +)?", "", " ".join(words.split()))


def _level(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if committee := groups.get("committee"):
        return _CITY_LEVELS.get(fold(committee), fold(committee))
    return fold(groups["level"]) if groups.get("level") else ""


def _dated(text: str, found: list[Mention]) -> list[Mention]:
    """The date that follows the last of several belongs to it."""
    details = read_details(text, found[-1].end)
    last = replace(found[-1], end=details.end, issued_on=details.issued_on)
    return [*found[:-1], last]
