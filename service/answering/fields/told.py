"""What a question tells of the directive that it means: kind, issuer, years, meeting, subject."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from corpus.dates import DATE, date_of
from corpus.text import Token
from service.answering.fields.aim import names_of
from service.answering.fields.asked import Asked
from service.answering.fields.heads import Heads, words_of
from service.answering.fields.issuing import UNIT, UNITS, Stretch, place_after, place_at, read_issuer
from service.answering.fields.numbers import number_pattern
from service.answering.fields.sessions import MEETING, PERIOD, ordinal_of, period_of
from service.question import Question
from service.typed_words import fold_letters, kinds

_OF_UNIT = re.compile(rf"(?<!\w)(?:cua|cap|do) (?P<unit>{UNIT})(?! uy)(?!\w)")
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
_DATE = re.compile(DATE.format(""))
_COMMON_WORDS = (
    "mang đề áp dụng hiện chữ rồi gọi đầy đủ thông tin đứng vậy lại thế như trong tại sao "
    "ai là người đã ký kí tên ban hành do của về việc ngày tháng năm nào khi bao giờ lúc vào từ được bị có "
    "không chưa hay gì mấy nhiêu số hiệu văn bản cơ quan đơn vị tổ chức gửi cho đến tới kính nơi nhận gồm "
    "những các ở tại đâu trích yếu loại mức độ khẩn mật lực thi kể thay thừa lệnh mặt vụ danh và với trên này "
    "đó cái chiếc ra hội nghị họp diễn lần thứ khóa trong theo thì mà ạ nhỉ vậy biết hỏi xin nội dung nói "
    "chính thức trực tiếp phát nêu giữ ủy quyền thẩm đồng chí lãnh đạo còn hết "
    "who signed when was were is the of issued on what which number did to in by a an sent date and does"
)
_COMMON = frozenset(words_of(_COMMON_WORDS))


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
    """The stretch that says whose field is asked for, taken apart; what names hold is left to `Question.named`."""
    text, within = fold_letters(question.read_text), (asked.start, asked.end)
    kind = _kind_name().search(text, *within)
    meeting, period, unit = (pattern.search(text, *within) for pattern in (MEETING, PERIOD, _OF_UNIT))
    lead = meeting or kind
    issuer, issuer_at = read_issuer(question, text, within, lead.span() if lead else None, heads)
    day = _day(question, text, within)
    taken = [match.span() for match in (kind, meeting, unit) if match] + ([issuer_at] if issuer_at else [])
    return Told(
        kind=kinds()[kind.group()] if kind else None,
        issuer=issuer,
        unit=UNITS[unit["unit"]] if unit and not issuer else None,
        places=tuple(dict.fromkeys((*_places(question, within, heads), *_place_of(question, unit, within, heads)))),
        years=_years(question, text, within) - ({day.year} if day else set()),
        day=day,
        meeting=ordinal_of(meeting["ordinal"]) if meeting else None,
        months=period_of(period) if period else None,
        subject=_subject(question, within, taken),
    )


@cache
def _kind_name() -> re.Pattern[str]:
    """A kind in words or by its code; a code of one letter could be anything."""
    names = sorted((re.escape(name) for name in kinds() if len(name) > 1), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(names)})(?![\w/-])")


def _places(question: Question, within: Stretch, heads: Heads) -> tuple[str, ...]:
    words = [word for word in question.read or question.words if _inside(word, [within])]
    found = (place_at(words[at:], question.read_text, heads) for at in range(len(words)))
    return tuple(dict.fromkeys(" ".join(words_of(place)) for place, _ in filter(None, found)))


def _place_of(question: Question, unit: re.Match[str] | None, within: Stretch, heads: Heads) -> tuple[str, ...]:
    """The place of "của thị xã Từ Sơn", which the index needn't know."""
    name, _ = place_after(question, unit.end(), within[1], heads) if unit else (None, None)
    return (" ".join(words_of(name)),) if name else ()


def _day(question: Question, text: str, within: Stretch) -> date | None:
    found = (date_of(match) for match in _DATE.finditer(question.read_text, *within) if _is_free(match, question, text))
    return next(filter(None, found), None)


def _years(question: Question, text: str, within: Stretch) -> frozenset[int]:
    found = (match for match in _YEAR.finditer(text, *within) if _is_free(match, question, text))
    return frozenset(int(match.group()) for match in found)


def _is_free(match: re.Match[str], question: Question, text: str) -> bool:
    """Whether a match is no part of a directive's name: that was compared when the name was looked up."""
    said = ((text.find(folded), len(folded)) for one in names_of(question) for folded in (fold_letters(one.said),))
    return not any(start <= match.start() < start + length for start, length in said)


def _subject(question: Question, within: Stretch, taken: list[Stretch]) -> tuple[str, ...]:
    """What is left: abbreviations written out, common words and years dropped."""
    words = list(question.read or question.words)
    keys = [[word.folded] if _inside(word, [within]) and not _inside(word, taken) else [] for word in words]
    for one in question.expansions:
        if any(keys[one.start : one.end]) and one.readings:
            keys[one.start : one.end] = [words_of(one.readings[0]), *[[]] * (one.end - one.start - 1)]
    for start, end, number in _numbers(question):
        inside = [at for at, word in enumerate(words) if keys[at] and start <= word.start < end]
        for at in inside:
            keys[at] = words_of(number) if at == inside[0] else []
    months = {after.folded for word, after in pairwise(words) if word.folded == "thang"}  # of a date, not of a period
    left = (key for group in keys for key in group if key not in _COMMON | months and not _YEAR.fullmatch(key))
    return tuple(dict.fromkeys(left))


def _numbers(question: Question) -> list[tuple[int, int, str]]:
    """Where numbers of directives stand: in small letters they are several words, in a title one."""
    text = fold_letters(question.read_text)
    numbers = [one.citation.number for one in names_of(question) if one.citation and one.citation.number]
    found = ((number, number_pattern(fold_letters(number)).search(text)) for number in numbers)
    return [(*match.span(), number) for number, match in found if match]


def _inside(word: Token, stretches: list[Stretch]) -> bool:
    return any(start <= word.start < end for start, end in stretches)
