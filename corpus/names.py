"""Names of issuing bodies: written out from capitals and abbreviations, and the keys under which they compare."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.data import rows
from corpus.text import exact_key, tone_key

CAPITAL = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"  # a range would hold small letters
_COMMITTEES = {  # unit → its Party committee ("cấp ủy")
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "thị xã": "Thị ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
}
_UNITS = "tỉnh|thành phố|thị xã|huyện|quận|phường|xã|thị trấn|đặc khu"
_ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBKT": "Ủy ban Kiểm tra",
    "BCHTW": "Ban Chấp hành Trung ương",
    "BCH": "Ban Chấp hành",
    "BTV": "Ban Thường vụ",
    "BCT": "Bộ Chính trị",
    "TW": "Trung ương",
    "TP": "thành phố",
    "TX": "thị xã",
    "HCM": "Hồ Chí Minh",
}
_ABBREVIATION = re.compile(rf"(?<!\w)({'|'.join(_ABBREVIATIONS)})(?:\.\s*|(?!\w))", re.IGNORECASE)
_SESSION = re.compile(  # "Hội nghị Thị ủy lần thứ 11 (khóa XXI)" is the Thị ủy
    r"^hội nghị\s+(?:lần thứ\s+\w+\s+)?|\s*,?\s*(?:lần thứ\s+\w+|\(?(?:khóa|khoá|nhiệm kỳ)\s+[IVXLC\d][^)]*\)?)",
    re.IGNORECASE,
)
_CENTRAL = re.compile(r"(?<=trung ương)\s+đảng(?:\s+cộng sản việt nam)?", re.IGNORECASE)
_SECRETARIAT = re.compile(r"(?<=^ban bí thư)\s+trung ương$", re.IGNORECASE)
_FRONT = re.compile(r"(?<=mặt trận tổ quốc)\s+việt nam(?=\s)", re.IGNORECASE)
_UPPER_UNIT = re.compile(r"\s*,\s*(?:tỉnh|thành phố)\s.*$", re.IGNORECASE)  # "… thị xã Phú Khê, tỉnh Lam Giang"
_ORGAN = re.compile(
    r"^(?P<organ>Ban Thường vụ|Thường vụ|Thường trực|(?:Phó )?Chủ tịch(?=\s+(?:ủy|uỷ|hội)))\s+(?=\w)", re.IGNORECASE
)
_PARTY_OF_UNIT = re.compile(
    rf"^(?:Ban Chấp hành\s+)?Đảng bộ\s+(?P<unit>{_UNITS})\b|^(?:Tỉnh|Thành|Thị|Huyện|Quận) (?:ủy|uỷ)\s+(?={_UNITS}\b)",
    re.IGNORECASE,
)
_FULL_COMMITTEE = re.compile(r"^Ban Chấp hành\s+(?=(?:Tỉnh|Thành|Thị|Huyện|Quận|Đảng) (?:ủy|uỷ)\b)", re.IGNORECASE)
_TERRITORY = re.compile(
    rf"(?<!\w)(?P<unit>(?i:{_UNITS}|(?:tỉnh|thành|thị|huyện|quận) (?:ủy|uỷ)))"
    rf"(?:\s+(?P<place>(?!Hội\b)[{CAPITAL}\d].*))?$"
)
_UNIT_IN_SMALL = re.compile(
    rf"\b({_UNITS}|(?:tỉnh|thành|thị|huyện|quận) (?:ủy|uỷ))\s+(?!trực thuộc|và\b|ủy\b|uỷ\b|hội\b|{_UNITS}\b)(.+)$"
)
_COMMITTEE_IN_SMALL = re.compile(r"\b(?:tỉnh|thành|thị|huyện|quận|đảng) (?:ủy|uỷ)\b")
_OFFICE_IN_SMALL = re.compile(r"^((?:sở|ban|phòng|cục|chi cục|vụ|viện)\s)(\w)")
_PROPER = (
    "Đảng bộ", "Ban Chấp hành", "Ban Thường vụ", "Trung ương", "Việt Nam", "Tổ quốc", "Chính phủ", "Quốc hội",
    "Đảng đoàn", "Đảng Cộng sản", "Hồ Chí Minh", "Ban Bí thư", "Bộ Chính trị", "Tuyên giáo và Dân vận",
    "Ủy ban Kiểm tra", "UBND", "HĐND",
)  # fmt: skip
_WORD = re.compile(r"\w+")


class Territory(NamedTuple):
    """A unit of administration and its name ("địa phương"); None where the name isn't printed."""

    unit: str  # tỉnh, thành phố, thị xã, …
    place: str | None


class Body(NamedTuple):
    """A committee or office, apart from the organ of it that acts ("Ban Thường vụ", "Chủ tịch")."""

    name: str
    organ: str | None


@lru_cache(maxsize=10_000)
def read_body(name: str) -> Body:
    """The body that a name means, written out: "BTV Thị uỷ", "Ban Chấp hành Đảng bộ thị xã Phú Khê" (= Thị ủy)."""
    words = in_words(_ABBREVIATION.sub(lambda match: f"{_ABBREVIATIONS[match[1].upper()]} ", " ".join(name.split())))
    words = _UPPER_UNIT.sub("", _SESSION.sub("", words))
    words = " ".join(_SECRETARIAT.sub("", _CENTRAL.sub("", words)).split()).strip(" ,.;:")
    organ = _ORGAN.match(words)
    words = _FRONT.sub("", words[organ.end() :] if organ else words)
    words = _PARTY_OF_UNIT.sub(_committee, _FULL_COMMITTEE.sub("", words))
    words = words.replace("uỷ", "ủy").replace("Uỷ", "Ủy")
    return Body(words[:1].upper() + words[1:], _organ_name(organ["organ"]) if organ else None)


@lru_cache(maxsize=10_000)
def issuer_key(name: str) -> str:
    """One spelling for all names of a body: Party committee or office, whichever organ of it acts.

    Blind to case, tone placement, abbreviation, session and term: "Ban Chấp hành Đảng bộ thị xã Phú Khê",
    "Ban Thường vụ THỊ UỶ PHÚ KHÊ" and "Thị ủy Phú Khê" give the same; "Thị ủy" alone gives its beginning.
    """
    return words_key(read_body(name).name)


def organ(name: str) -> str | None:
    """The organ that acts for its body: "Ban Thường vụ", "Thường trực", "Chủ tịch"; None for the body itself."""
    return read_body(name).organ


def same_issuer(first: str, second: str) -> bool:
    """Whether two names can mean one body: equal keys, or one of them leaves the place out ("Thị ủy")."""
    short, long = sorted((first, second), key=lambda name: len(issuer_key(name)))
    if issuer_key(short) == issuer_key(long):
        return True
    where = territory(read_body(short).name)
    placeless = where is not None and where.place is None
    return placeless and issuer_key(long).startswith(f"{issuer_key(short)} ")


def territory(body: str) -> Territory | None:
    """The unit that a body belongs to: "Thị ủy Phú Khê" and "Phòng Nội vụ thị xã Phú Khê" give thị xã, Phú Khê."""
    match = _TERRITORY.search(body)
    if not match:
        return None
    unit = exact_key(match["unit"])
    named = next((one for one, committee in _COMMITTEES.items() if exact_key(committee) == unit), unit)
    return Territory(named, match["place"])


def committee_of(unit: str) -> str:
    """The Party committee of a unit: "thị xã" gives "Thị ủy", "phường" gives "Đảng ủy phường"."""
    return _COMMITTEES.get(unit, f"Đảng ủy {unit}")


def words_key(name: str) -> str:
    """The tone keys of a name's words, blanks between them."""
    return " ".join(tone_key(word) for word in _WORD.findall(exact_key(name)))


def in_words(name: str) -> str:
    """A name printed in capitals, written as in running text: "Ủy ban nhân dân thị xã Phú Khê"."""
    words = " ".join(name.split())
    if not words.isupper():
        return words
    words = _UNIT_IN_SMALL.sub(lambda match: f"{match[1]} {match[2].title()}", words.lower())
    words = _COMMITTEE_IN_SMALL.sub(lambda match: match[0].capitalize(), words)
    for pattern, proper in _proper_phrases():
        words = pattern.sub(proper, words)
    words = _OFFICE_IN_SMALL.sub(lambda match: match[1] + match[2].upper(), words)
    return words[:1].upper() + words[1:]


@cache
def _proper_phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Phrases whose capitals are known: how to find them, and how they are written; with ministries' subjects."""
    ministries = [
        row["name"] for row in rows("issuers.tsv") if row["name"].startswith("Bộ ") and "…" not in row["name"]
    ]
    subjects = [name.removeprefix("Bộ ") for name in ministries if " " in name.removeprefix("Bộ ")]
    dashed = r"\s*[-–]\s*"
    return tuple(
        (re.compile(re.escape(phrase.lower()).replace(r"\ \-\ ", dashed)), phrase) for phrase in (*_PROPER, *subjects)
    )


def _committee(match: re.Match[str]) -> str:
    return committee_of(exact_key(match["unit"])) if match["unit"] else match[0]


def _organ_name(organ: str) -> str:
    name = organ[:1].upper() + organ[1:].lower() if organ.isupper() else organ
    return "Ban Thường vụ" if exact_key(name) in ("thường vụ", "ban thường vụ") else name
