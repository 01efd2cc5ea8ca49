"""What is said of a directive behind its name: "Nghị quyết số … được sửa đổi", "… hết hiệu lực"."""

import re
from collections.abc import Sequence

from corpus.citations.mention import Mention
from corpus.citations.words import loose

_VERB = re.compile(
    loose(
        r"(?:[^.;:,]{0,200}?(?<!\w)(?<!đã\x20)(?<!sẽ\x20)(?:được|bị) "
        r"(?:(?P<amend>sửa đổi|bổ sung)|(?P<replace>thay thế)|(?P<repeal>bãi bỏ|hủy bỏ))"
        r"(?!\w)(?![^.;]{0,80}(?<!\w)(?:bởi|tại|theo|bằng) *$)"
        r"|(?:[^.;:]|;(?= *(?:quy định|về|việc) )){0,300}?"  # a subject of two halves
        r"(?<!\w)(?<!đã\x20)(?<!sẽ\x20)(?P<ended>hết hiệu lực|không còn hiệu lực|chấm dứt hiệu lực))"
    ),
    re.IGNORECASE,
)
_UNDONE = re.compile(  # a denial, a condition
    r"(?i)(?<!\w)(?:không|chưa|nếu|khi)(?: (?:hề|từng|phải|được|bị))* *$"
)
_AND = re.compile(r"[^.;:]{0,200}(?:,|(?<!\w)và) *$")
_MOST = 5  # of a list


def verb_behind(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """ "amend", "replace" or "repeal", as is said right behind a mention; None where nothing is.

    "A và B hết hiệu lực" says it of both; lists are followed for five mentions.
    """
    for at in range(index, min(index + _MOST, len(mentions))):
        start, end = mentions[at].end, mentions[at + 1].start if at + 1 < len(mentions) else len(text)
        verb = _verb(text, start, end)
        if verb or not _AND.match(text, start, end):
            return verb if at == index or verb == "repeal" else None
    return None


def _verb(text: str, start: int, end: int) -> str | None:
    verb = _VERB.match(text, start, end)
    if verb is None or verb.lastgroup is None or _UNDONE.search(text, start, verb.start(verb.lastgroup)):
        return None
    return "repeal" if verb.lastgroup == "ended" else verb.lastgroup
