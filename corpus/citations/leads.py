"""Words that lead in a list of directives: "Các nghị quyết sau hết hiệu lực:", its items in sections of their own."""

import re
from collections.abc import Sequence

from corpus.citations.words import UPPER, loose
from corpus.model import Section, Span, join_spans, slice_spans

Stretch = tuple[int, int]

_SEVERAL = r"(?:các|những|toàn bộ|\d+)"
_BELOW = r"(?:sau đây|sau|dưới đây|có tên sau)(?!\w)"
_ENDED_LIST = re.compile(
    loose(
        rf"(?<!\w)(?:{_SEVERAL} [^.;:]{{0,120}}?(?<!\w){_BELOW}[^.;:]{{0,60}}?(?<!\w)(?<!đã\x20)(?<!không\x20)"
        r"(?:(?:hết|không còn|chấm dứt|ngưng|ngừng) hiệu lực|(?:được|bị) (?:bãi bỏ|hủy bỏ))[^.;:]{0,140}:"
        rf"|(?:hết|không còn|chấm dứt) hiệu lực[^.;:]{{0,120}}?(?<!\w){_SEVERAL} [^.;:]{{0,80}}?"
        rf"{_BELOW}[^.;:]{{0,60}}:)"
    ),
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\W_]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|\w)[.)])?[\W_]*", re.IGNORECASE)
_WHOLE = re.compile(loose(r"(?:toàn bộ |một phần |các |[^.;:]{1,160} kèm theo )?"), re.IGNORECASE)
_COLON = re.compile(r":[\s*_]*\Z")
_HEADED = re.compile(  # a heading that orders it of several, without a colon
    loose(rf"(?:Điều \d+[a-zđ]?[.:]?)?[\W\d_]*(?:bãi bỏ|thay thế|hủy bỏ) (?:toàn bộ )?{_SEVERAL}(?!\w)[^.;:]*"),
    re.IGNORECASE,
)
_NEW_WORDING = re.compile(loose(r"như sau\W*\Z"))  # "sửa đổi khoản 2 như sau:" leads in a text, no list
_LISTED = re.compile(loose(r"(?:các|những) [^.,;:]{0,80}như sau\W*\Z"), re.IGNORECASE)
_SENTENCE_END = re.compile(rf"[.?!;]\s+(?=[{UPPER}])")
_ARTICLE = re.compile(r"(?:Điều|Khoản|Mục|Phần)\s+[\dIVX]+[a-zđ]?\Z|(?:\A|\n)[\W_]*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+)\Z")


def lead_of(text: str, sections: Sequence[Section], at: int) -> tuple[Span, ...]:
    """The stretch of the parent's own text that leads in the section at a place, () where none does.

    It ends with a colon, or is a heading that repeals or replaces several.
    """
    parent = sections[at].parent
    if parent is None or not sections[parent].spans:
        return ()
    spans = sections[parent].spans
    words = join_spans(text, spans)
    if _COLON.search(words):
        if _NEW_WORDING.search(words) and not _LISTED.search(words):
            return ()
        return slice_spans(spans, last_sentence(words), len(words))
    return tuple(spans) if _HEADED.fullmatch(words) else ()


def last_sentence(words: str) -> int:
    """Where the last sentence of a text begins."""
    ends = [one.end() for one in _SENTENCE_END.finditer(words) if not _ARTICLE.search(words, 0, one.start())]
    return ends[-1] if ends else 0


def is_item(words: str) -> bool:
    """Whether what follows these words is what the list names: they are a label, or what is attached to it."""
    label = _LABEL.match(words)
    return bool(_WHOLE.fullmatch(words, label.end() if label else 0))


def ended_lists(text: str) -> list[Stretch]:
    """Where words stand that end what a list names: the verb before the colon, and nothing named yet."""
    if ":" not in text or not ("hiệu lực" in text or "bãi bỏ" in text or "hủy bỏ" in text or "huỷ bỏ" in text):
        return []  # far quicker to tell
    return [one.span() for one in _ENDED_LIST.finditer(text)]
