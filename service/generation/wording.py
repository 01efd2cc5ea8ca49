"""What a sentence may not add to its quote, nor leave out of it."""

import re
import unicodedata
from collections import Counter

from corpus.text import tokens
from service.question import Question

_WORD = re.compile(r"\w+")
_NEGATION = re.compile(r"(?i)(?<!\w)(?:không|chưa|chẳng|đừng|cấm)(?!\w)")
# "không" that denies nothing.
_NO_NEGATION = re.compile(
    r"(?i)(?<!\w)(?:không (?:gian|khí|quân|phận|lưu|kích)|hàng không|phòng không|trên không)(?!\w)"
)
# Words that turn what is said round when one takes another's place.
_TURNS = frozenset(
    "tăng giảm trên dưới trước sau hơn kém vượt thiếu thừa cao thấp nhanh chậm sớm muộn đúng sai mới cũ nhiều ít "
    "thêm bớt đầu cuối trong ngoài mở đóng cho thu giao nhận đồng phản tiếp dừng hoãn hủy huỷ bãi thay giữ miễn "
    "gấp đôi nửa đã vừa xong rồi".split()
)
_NO_TURN = re.compile(r"(?i)(?<!\w)đầu tư(?!\w)")
# An aim is no result.
_AIM = re.compile(
    r"(?i)(?<!\w)(?:phấn đấu|dự kiến|ước đạt|ước tính|(?<!chương trình )mục tiêu|đề nghị|đề xuất|kiến nghị|sẽ)"
    r"(?!\w)"
)
_DUTY = re.compile(r"(?i)(?<!\w)(?:phải|cần|yêu cầu|chỉ tiêu)(?!\w)")
_RESULT = re.compile(r"(?i)(?<!\w)(?:đã|được)(?!\w)")
# A half is no year.
_PERIOD = re.compile(
    r"(?i)(?<!\w)(?:\d+ tháng(?! \d)|(?:ba|sáu|chín) tháng|quý [ivx\d]+|(?:đầu|cuối) năm|(?:đầu|giữa) nhiệm kỳ)(?!\w)"
)
_ASKED = frozenset("ai gì nào đâu bao nhiêu mấy sao khi không có là".split())
_IN_FIGURES = {"ba tháng": "3 tháng", "sáu tháng": "6 tháng", "chín tháng": "9 tháng"}
_OF_QUOTE = 0.5  # share of a sentence's words that stand in its quote
_OF_SUBJECT = 1 / 3  # share of the words asked about; other words for the same thing are a reason to have a generator


def denies_alike(sentence: str, quote: str) -> bool:
    """Whether both deny as often and by the same words."""
    return _negations(sentence) == _negations(quote)


def turns_nothing(sentence: str, quote: str) -> bool:
    """Whether a sentence uses no word that could turn its quote round, unless the quote has it, too."""
    return _words(_NO_TURN.sub(" ", _plain(sentence))) & _TURNS <= _words(quote)


def keeps_aims(sentence: str, quote: str) -> bool:
    """Whether what is aimed at isn't told as done."""
    return not _AIM.search(_plain(quote)) or bool(_AIM.search(_plain(sentence)))


def keeps_duties(sentence: str, quote: str, clause: str, until: str) -> bool:
    """Whether what must be done isn't told as done, though the quote leave out the word before it that says so."""
    said = _plain(sentence)
    is_told = bool(_DUTY.search(said) or _AIM.search(said))
    if "phải" in _words(clause) - _words(said) or (_DUTY.search(_plain(clause)) and not is_told):
        return False
    is_due = any(words.search(_plain(until)) for words in (_DUTY, _AIM))
    return not is_due or {*map(str.lower, _RESULT.findall(said))} <= _words(quote)


def keeps_periods(sentence: str, quote: str, question: str) -> bool:
    """Whether every part of a year or term that the quote speaks of stands in the sentence or in the question."""
    told = _periods(sentence) | _periods(question)
    return _periods(quote) <= told


def is_worded_alike(sentence: str, quote: str) -> bool:
    """Whether most words of a sentence come from its quote."""
    said = _words(sentence)
    return bool(said) and len(said & _words(quote)) >= _OF_QUOTE * len(said)


def is_about(question: Question, text: str) -> bool:
    """Whether a good part of what is asked about is spoken of, so that what is true but beside the point is dropped."""
    subject = {word.folded for word in question.subject if word.exact not in _ASKED}
    spoken = {word.folded for word in tokens(text)}
    return len(subject & spoken) >= _OF_SUBJECT * len(subject)


def _negations(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _NEGATION.findall(_NO_NEGATION.sub(" ", _plain(text))))


def _periods(text: str) -> set[str]:
    return {_IN_FIGURES.get(period, period) for period in map(str.lower, _PERIOD.findall(_plain(text)))}


def _words(text: str) -> set[str]:
    return set(_WORD.findall(_plain(text).lower()))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
