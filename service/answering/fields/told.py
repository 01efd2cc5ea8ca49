"""What a question tells of the directive that it means: kind, issuer, years, meeting, subject."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.citations.words import folded_ordinal
from corpus.dates import DATE, date_of
from corpus.text import Token
from service.answering.fields.asked import Asked, names_of
from service.answering.fields.heads import Heads, words_of
from service.question import Question
from service.typed_words import fold_letters, kinds

_UNITS = {
    "tinh": "tỉnh", "thanh pho": "thành phố", "thi xa": "thị xã", "huyen": "huyện", "quan": "quận", "phuong": "phường",
    "xa": "xã", "thi tran": "thị trấn", "dac khu": "đặc khu",
}  # fmt: skip
_UNIT = "(?:" + "|".join(_UNITS) + ")"
_BODIES = {
    "tinh uy": "Tỉnh ủy", "thanh uy": "Thành ủy", "thi uy": "Thị ủy", "huyen uy": "Huyện ủy", "quan uy": "Quận ủy",
    "dang uy": "Đảng ủy", "ubnd": "Ủy ban nhân dân", "uy ban nhan dan": "Ủy ban nhân dân", "uy ban": "Ủy ban nhân dân",
    "hdnd": "Hội đồng nhân dân", "hoi dong nhan dan": "Hội đồng nhân dân", "dang bo": "Đảng bộ",
    "thu tuong": "Thủ tướng", "chinh phu": "Chính phủ", "quoc hoi": "Quốc hội", "bo chinh tri": "Bộ Chính trị",
    "ban bi thu": "Ban Bí thư", "ban chap hanh trung uong": "Ban Chấp hành Trung ương",
}  # fmt: skip
_ORGAN = r"(?:ban thuong vu|ban chap hanh|thuong truc|thuong vu|btv|bch|pho chu tich|chu tich)"
_ISSUER = re.compile(
    rf"(?<!\w)(?:{_ORGAN} )?(?P<body>{'|'.join(sorted(_BODIES, key=len, reverse=True))})(?: (?P<unit>{_UNIT})(?! uy))?(?!\w)"
)
_OF = re.compile(r"(?<!\w)(?:cua|do) $")
_ISSUES = re.compile(r"(?: \w+){0,3}? (?:ban hanh|ra|ky)(?!\w)")
_OF_UNIT = re.compile(rf"(?<!\w)(?:cua|cap|do) (?P<unit>{_UNIT})(?! uy)(?!\w)")
_MEETING = re.compile(r"(?:hoi nghi|ky hop|phien hop)(?: [^\W\d]+){0,6}? (?:lan )?thu (?P<ordinal>\w+)")
_PERIOD = re.compile(r"(?P<months>\d+|sau|ba|chin) thang|quy (?P<quarter>\d|[iv]+)(?!\w)")
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
_DATE = re.compile(DATE.format(""))
_SPOKEN = {"mot": "1", "nhat": "1", "hai": "2", "ba": "3", "tu": "4", "bon": "4", "nam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9", "muoi": "10"}  # fmt: skip
_COMMON = frozenset(
    words_of(
        "ai là người đã ký kí tên ban hành do của về việc ngày tháng năm nào khi bao giờ lúc vào từ được bị có không chưa"
        " hay gì mấy bao nhiêu số hiệu ký hiệu văn bản cơ quan đơn vị tổ chức gửi cho đến tới kính nơi nhận gồm những các"
        " ở tại đâu trích yếu loại mức độ khẩn mật hiệu lực thi hành kể thay thừa lệnh mặt chức vụ danh và với trên này đó"
        " cái chiếc bản ra hội nghị họp diễn lần thứ khóa ở trong theo thì mà ạ nhỉ vậy cho biết hỏi xin nội dung nói"
        " chính thức trực tiếp phát nêu giữ ủy quyền thẩm người nào đồng chí lãnh đạo còn hết"
    )
) | frozenset(
    "who signed when was were is the of issued on what which number did to in by a an sent date and does".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """Each None or empty where the question doesn't say it."""

    kind: str | None
    issuer: str | None  # with its place where it is said
    unit: str | None  # thị xã, tỉnh, …
    places: tuple[str, ...]  # folded
    years: frozenset[int]
    day: date | None
    meeting: str | None  # its ordinal in digits
    months: str | None  # the period in digits: 6 of "6 tháng đầu năm", q1 of "quý I"
    subject: tuple[str, ...]  # folded words


def read_told(question: Question, asked: Asked, heads: Heads) -> Told:
    """The stretch that says whose field is asked for, taken apart; names of directives are left to `Question.named`."""
    text = fold_letters(question.read_text)
    end = asked.end
    issuer, issuer_at = _issuer(question, text, asked.start, end, heads)
    unit = _OF_UNIT.search(text, asked.start, end)
    meeting = _MEETING.search(text, asked.start, end)
    period = _PERIOD.search(text, asked.start, end)
    days = (match for match in _DATE.finditer(question.read_text, asked.start, end) if _is_free(match, question, text))
    day = next((found for match in days if (found := date_of(match))), None)
    numbers = (match for match in _YEAR.finditer(text, asked.start, end) if _is_free(match, question, text))
    years = frozenset(int(match.group()) for match in numbers) - ({day.year} if day else set())
    kind, kind_at = _kind(text, asked.start, end)
    taken = [
        at for at in (issuer_at, kind_at, unit.span() if unit else None, meeting.span() if meeting else None) if at
    ]
    return Told(
        kind,
        issuer,
        _UNITS[unit["unit"]] if unit and not issuer else None,
        tuple(
            place
            for place in sorted(heads.places)
            if f" {place} " in f" {' '.join(words_of(question.read_text[asked.start : end]))} "
        ),
        years,
        day,
        ordinal_of(meeting["ordinal"]) if meeting else None,
        _period(period),
        _subject(question, asked, taken),
    )


def ordinal_of(word: str) -> str:
    """ "13", "XIII", "muoi" as digits where it can be read."""
    folded = fold_letters(word)
    return folded_ordinal(word.upper()) if re.fullmatch("[ivxlc]+", folded) else _SPOKEN.get(folded, folded.lstrip("0"))


def meetings_in(opening: str) -> set[str]:
    """The ordinals of the meetings that a text names at its beginning."""
    return {ordinal_of(match["ordinal"]) for match in _MEETING.finditer(" ".join(fold_letters(opening).split()))}


def periods_in(words: str) -> set[str]:
    """The periods that a title states."""
    return {found for match in _PERIOD.finditer(fold_letters(words)) if (found := _period(match))}


def _period(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    return _SPOKEN.get(match["months"], match["months"]) if match["months"] else f"q{ordinal_of(match['quarter'])}"


def _is_free(match: re.Match[str], question: Question, text: str) -> bool:
    """Whether a match is no part of a directive's name: the name's own year was compared when it was looked up."""
    said = ((text.find(folded), len(folded)) for one in names_of(question) for folded in (fold_letters(one.said),))
    return not any(start <= match.start() < start + length for start, length in said)


def _kind(text: str, start: int, end: int) -> tuple[str | None, tuple[int, int] | None]:
    """The first kind that is named in words or by its code."""
    names = "|".join(
        sorted((re.escape(name) for name in kinds() if len(name) > 1), key=lambda name: (-len(name), name))
    )
    match = re.compile(rf"(?<![\w/-])(?:{names})(?![\w/-])").search(text, start, end)
    return (kinds()[match.group()], match.span()) if match else (None, None)


def _issuer(
    question: Question, text: str, start: int, end: int, heads: Heads
) -> tuple[str | None, tuple[int, int] | None]:
    """The body after the kind, with the place behind it."""
    meeting = _MEETING.search(text, start, end)
    kind = meeting.span() if meeting else _kind(text, start, end)[1]
    match = next((one for one in _ISSUER.finditer(text, start, end) if _is_said_to_issue(text, one, kind)), None)
    if match is None:
        return None, None
    name = " ".join(filter(None, (_BODIES[match["body"]], _UNITS[match["unit"]] if match["unit"] else None)))
    if name.startswith("Đảng bộ") and match["unit"]:
        name = f"Ban Chấp hành {name}"
    place, stop = _place(question, match.end(), end, heads)
    return (f"{name} {place}" if place else name), (match.start(), stop or match.end())


def _is_said_to_issue(text: str, match: re.Match[str], kind: tuple[int, int] | None) -> bool:
    """ "của Thị ủy", "Kết luận Thị ủy", "Thị ủy ban hành", "Thị ủy Phú Khê ký"."""
    beside = kind is not None and not text[kind[1] : match.start()].strip()
    return beside or bool(_OF.search(text, 0, match.start())) or bool(_ISSUES.match(text, match.end()))


def _place(question: Question, start: int, end: int, heads: Heads) -> tuple[str | None, int | None]:
    """A known place, or words with capitals, right behind a body."""
    following = [word for word in question.read or question.words if start <= word.start < end][:4]
    for length in range(len(following), 0, -1):
        if " ".join(word.folded for word in following[:length]) in heads.places:
            return question.read_text[following[0].start : following[length - 1].end], following[length - 1].end
    capital: list[Token] = []
    for word in following:
        if not question.read_text[word.start].isupper() or question.read_text[word.start : word.end].isupper():
            break
        capital.append(word)
    return (question.read_text[capital[0].start : capital[-1].end], capital[-1].end) if capital else (None, None)


def _subject(question: Question, asked: Asked, taken: list[tuple[int, int]]) -> tuple[str, ...]:
    """What is left: abbreviations written out, common words dropped."""
    words = list(question.read or question.words)
    said = [[word] if asked.start <= word.start < asked.end and not _inside(word, taken) else [] for word in words]
    keys = [[one.folded for one in group] for group in said]
    for expansion in question.expansions:
        if any(keys[expansion.start : expansion.end]) and expansion.readings:
            keys[expansion.start : expansion.end] = [
                words_of(expansion.readings[0]),
                *[[]] * (expansion.end - expansion.start - 1),
            ]
    return tuple(
        dict.fromkeys(key for group in keys for key in group if key not in _COMMON and not _YEAR.fullmatch(key))
    )


def _inside(word: Token, spans: list[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)
