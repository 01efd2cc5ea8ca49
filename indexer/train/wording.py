"""How people word what they ask: headings without labels, questions around a subject, typing without accents."""

import re
import unicodedata
from functools import lru_cache
from random import Random

from indexer.train.bags import Parts

_LABEL = re.compile(
    r"(?:Phần|Chương|Mục|Điều|Khoản)\s+[\dIVXLC]+[.:]?\s|[IVXLC]+[.)]\s|\d+(?:\.\d+)*[.)/]\s*|[a-zđ]{1,2}[).]\s|[-+–•]\s"
)
_ARTICLE = re.compile(r".* - (?=Điều \d)", re.DOTALL)  # the law's name before the article's heading
_SENTENCE_END = re.compile(r"(?<=[.;:!?…])\s+(?=\S)")
_LONGEST_HEADING = 300  # characters; titles read from a bad scan may run on into the text
_QUESTION_SHARE = 0.15
_QUESTIONS = (
    "{} như thế nào",
    "{} được quy định ra sao",
    "quy định về {}",
    "ai chịu trách nhiệm {}",
    "cơ quan nào {}",
    "{} là gì",
    "khi nào {}",
    "thời hạn {}",
    "{} có được không",
    "làm thế nào để {}",
    "chỉ đạo về {}",
    "giao ai {}",
    "bao giờ phải {}",
    "{} bao nhiêu",
    "những văn bản nào nói về {}",
    "có mấy {}",
    "vì sao {}",
    "{} thuộc trách nhiệm của ai",
    "kết luận gì về {}",
    "{} đến đâu rồi",
    "{} ở đâu",
)


def without_label(text: str) -> str:
    """The words after "Điều 5.", "a)", "-"."""
    return _LABEL.sub("", text, count=1) if _LABEL.match(text) else text


@lru_cache(maxsize=100_000)
def bare_heading(heading: str) -> str:
    """A heading without label; of an article of a law without the law's name."""
    return without_label(_ARTICLE.sub("", heading))[:_LONGEST_HEADING]


def sentences(text: str) -> Parts:
    """Sentences and the members of a list, in order."""
    return tuple(part for part in _SENTENCE_END.split(text) if part)


def as_question(subject: str, random: Random) -> str:
    """Mostly the subject itself, sometimes a question about it: words that only ask must come to weigh little."""
    if random.random() >= _QUESTION_SHARE:
        return subject
    return random.choice(_QUESTIONS).format(without_label(subject).strip(" .;:,"))


def without_accents(text: str) -> str:
    """The text as somebody types it without a Vietnamese keyboard: `Đẩy` gives `Day`."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
