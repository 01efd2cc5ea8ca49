"""The subject ("trích yếu") that a draft states of what it cites, and whether a directive's own agrees with it."""

import re
from collections.abc import Sequence
from itertools import dropwhile, pairwise

from rapidfuzz.distance import LCSseq, Levenshtein

from corpus.text import folded_key, tokens

_SUBJECT = re.compile(
    r"[ ,]*(?:[“\"(] *)?(?:(?:V/v|(?i:về)(?: +việc)?)(?= )"
    r"|(?=[Qq]uy định (?:chi tiết|về|mức|chính sách|một số|chế độ)|[Ss]ửa đổi, bổ sung|[Hh]ướng dẫn |[Pp]hê duyệt ))"
)
_LAW = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh)\s+(?P<name>[^\W\d_].*?)\s+(?:năm\s+\d{4}\s+)?số\s", re.DOTALL)
_END = re.compile(r"[;:.()”\"⁽\[](?!\d)|\n")
_REACH = 400  # characters
_LEADS = frozenset(word.tone for word in tokens("về việc v"))
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = re.compile(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)(?!\d)")
_ALIKE = 0.7  # share of the shorter subject's words that stand in the other one in order
_TELLING = 4  # words
_NEARLY, _HARDLY = 0.95, 0.4  # of the shorter one
_GENERAL = frozenset(word.tone for word in tokens(
    "về việc v ban hành quy định chi tiết một số điều của luật sửa đổi bổ sung hướng dẫn thi thực hiện và các phê duyệt"
))  # fmt: skip
_REPLACED, _AFTER, _AFTER_ONE = 2, 2, 4  # words
_LEVELS = frozenset(word.tone for word in tokens("tỉnh thành thị huyện quận xã phường"))
_SHORTEST, _BEGINNING = 3, 5  # words; "về đất đai" may be anything, and a few of a long title stand in any


def subject_of(said: str) -> str | None:
    """What follows "về" right behind a mention, up to a mark that ends it, if anything."""
    lead = _SUBJECT.match(said)
    if lead is None:
        return None
    stop = _END.search(said, lead.end())
    return said[lead.end() : stop.start() if stop else len(said)].strip(" ,") or None


def begun_title(said: str, own: str | None) -> str | None:
    """What follows a mention where it begins as the directive's own title does: "quy định mức thu …", without "về"."""
    title, words = _words(own or ""), [word.tone for word in tokens(said[:_REACH])]
    if not title or words[:1] != title[:1]:
        return None
    stop = _END.search(said)
    return said[: stop.start() if stop else len(said)].strip(" ,") or None


def reworded(stated: str, own: str) -> bool:
    """Whether words in the midst of a subject stand for others of the title, after which both go on alike; or whether
    it names another level: the Thị ủy for the Tỉnh ủy."""
    said = _words(stated)
    title = _words(own)[: len(said) + _AFTER]
    steps = list(Levenshtein.opcodes(title, said[: len(title) + _AFTER]))
    for at, (step, following) in enumerate(pairwise(steps)):
        before, after = title[step.src_start : step.src_end], said[step.dest_start : step.dest_end]
        alike = following.src_end - following.src_start if following.tag == "equal" else 0
        levels = _LEVELS.issuperset((*before, *after)) and alike > 0
        longer = min(len(before), len(after)) >= _REPLACED and alike >= _AFTER
        one = len(before) == len(after) == 1 and at > 0 and alike >= _AFTER_ONE and _is_other_word(before[0], after[0])
        if step.tag == "replace" and (levels or longer or (one and step.src_start >= _AFTER_ONE)):
            return True
    return False


def _is_other_word(one: str, other: str) -> bool:
    """Of two keys of words: no figure, nor the same letters with other marks, as scans have them."""
    bare = [folded_key(key.rstrip("12345")) for key in (one, other)]  # a tone is a digit behind the letters
    return one[:1].isalpha() and other[:1].isalpha() and bare[0] != bare[1]


def named_law(mention: str) -> str | None:
    """The name that a mention of a law gives beside its number: "Luật Đất đai số 31/2024/QH15"."""
    match = _LAW.match(mention)
    return " ".join(match["name"].split()) if match else None


def tells(subject: str | None) -> bool:
    """Whether a subject is long enough to tell directives apart."""
    return len((subject or "").split()) >= _TELLING


def is_same(one: str | None, other: str | None) -> bool:
    """Whether two stated subjects are nearly the same words, but for those that stand in many titles."""
    first, second = sorted((_content(one), _content(other)), key=len)
    second = second[: len(first) + 1]
    if len(first) < _TELLING or LCSseq.similarity(first, second) < _NEARLY * len(first):
        return False
    return _YEAR.findall(" ".join(first)) == _YEAR.findall(" ".join(second))


def is_other(one: str | None, other: str | None) -> bool:
    """Whether two stated subjects can't be of one directive: hardly a word in common, or another year in the same
    words."""
    first, second = sorted((_content(one), _content(other)), key=len)
    if min(len(first), len(second)) < _TELLING - 1:
        return False
    return LCSseq.similarity(first, second) < _HARDLY * len(first) or (
        not agrees(one or "", other or "") and agrees(_YEAR.sub("", one or ""), _YEAR.sub("", other or ""))
    )


def agrees(stated: str, own: str) -> bool:
    """Whether a stated subject can be a directive's own: its words but for a few, or its beginning, and no other year
    or period.

    The stated one may go on with words of the draft. Too short ones contradict nothing.
    """
    said, title = _words(stated), _words(own)
    if min(len(said), len(title)) < _SHORTEST:
        return True
    said = said[: len(title) + 2]
    if LCSseq.similarity(said, title) < _ALIKE * min(len(said), len(title)) and not _begins(_bare(stated), _bare(own)):
        return False
    years, own_years = set(_YEAR.findall(" ".join(said))), set(_YEAR.findall(own))
    if own_years and not years <= own_years:
        return False
    period, own_periods = _PERIOD.search(stated), _PERIOD.findall(own)
    if period is None or not own_periods or not years.issuperset(period.groups()):
        return True
    return period.groups() in own_periods


def _begins(said: Sequence[str], title: Sequence[str]) -> bool:
    """A shortened subject, after which the draft goes on in its own words: "về đẩy nhanh tiến độ giải ngân, …"."""
    beginning = said[:_BEGINNING]
    return said[:_SHORTEST] == title[:_SHORTEST] or LCSseq.similarity(beginning, title) == len(beginning)


def _words(subject: str) -> list[str]:
    words = [word.tone for word in tokens(subject)]
    while words and words[0] in _LEADS:
        words = words[1:]
    return words


def _bare(subject: str) -> list[str]:
    """Without the verb with which many titles begin."""
    return list(dropwhile(_GENERAL.__contains__, _words(subject)))


def _content(subject: str | None) -> list[str]:
    """The words that tell directives apart."""
    return [word for word in _words(subject or "") if word not in _GENERAL]
