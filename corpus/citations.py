"""Mentions of other directives by number, with kind, date, issuer and relation where they are stated."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from corpus.dates import DATE, date_of
from corpus.kinds import kind_by_name, kind_by_number, kind_pattern
from corpus.model import Citation, Role, Section, Span
from corpus.text import DIRECTIVE_NUMBER, number_key

_ISSUER_STOP = (
    r"(?=\s+(?:về|thực hiện|gắn với|tại|và|trong|đã|được|là|theo|quy định|để|đề|trên|nhằm|cho|ban hành|khóa|khoá"
    r"|lần thứ|sửa đổi|hướng dẫn|triển khai|chỉ đạo|phê duyệt|thông báo|có|từ|do|với)\b|\s*[,;.:()“”\"⁽*|\[]|\s*$)"
)
_ISSUER = rf"của\s+(?P<issuer>(?:[^\W\d_a-zà-ỹ]|liên )[^,;.:()“”\"⁽*|\[]{{2,90}}?){_ISSUER_STOP}"
_KIND_BEFORE = re.compile(rf"(?:(?<!\w)(?P<kind>{kind_pattern()})\s+)?(?:số\s*:?\s*)?$", re.IGNORECASE)
_AFTER = re.compile(rf"(?P<dated>\s*,?\s*\(?ngày\s+{DATE.format('')}\)?)?(?:\s*,?\s*{_ISSUER})?")
_LONGEST_KIND = 40  # characters of the longest kind with "số", line breaks allowed for
_BEFORE_NUMBER = re.compile(rf"{_ISSUER[: -len(_ISSUER_STOP)]}\s+(?:triển khai\s+|nêu\s+)?tại\s*$")
_PAIR = re.compile(r"^\s*(?:,|;|và|và\s+của)\s*$")
_RELATIONS = (
    ("sửa đổi", re.compile(r"sửa đổi|bổ sung một số", re.IGNORECASE)),
    ("thay thế", re.compile(r"thay thế|thay cho", re.IGNORECASE)),
    ("bãi bỏ", re.compile(r"bãi bỏ|hủy bỏ|huỷ bỏ", re.IGNORECASE)),
    ("sơ kết/tổng kết", re.compile(r"sơ kết|tổng kết", re.IGNORECASE)),
    ("căn cứ", re.compile(r"căn cứ", re.IGNORECASE)),
    (
        "thực hiện",
        re.compile(r"thực hiện|triển khai|cụ thể hóa|cụ thể hoá|thi hành|quán triệt", re.IGNORECASE),
    ),
    ("theo", re.compile(r"\btheo\b|\btại\b|quy định", re.IGNORECASE)),
)
_OTHER_RELATION = "khác"
_REACH = 160  # characters before a mention in which its verb is looked for
_OWN_NUMBER = re.compile(r"(?<!\w)Số\s*:?\s*$", re.IGNORECASE)


def find_citations(text: str, sections: Sequence[Section]) -> list[Citation]:
    """Every numbered mention in order of place; the directive's own number is none of them."""
    found = [citation for section in sections for citation in _in_section(text, section)]
    return sorted(found, key=lambda citation: citation.spans)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A number with the words around it that belong to it, in a section's joined text."""

    start: int
    end: int
    kind: str | None
    number: re.Match[str]
    after: re.Match[str] | None


def _in_section(text: str, section: Section) -> Iterator[Citation]:
    joined, starts = _joined(text, section.spans)
    mentions = [_mention(joined, number) for number in DIRECTIVE_NUMBER.finditer(joined)]
    mentions = [mention for mention in mentions if not _is_own(joined, mention, section)]
    citations = [_citation(joined, mention) for mention in mentions]
    for index, (mention, citation) in enumerate(zip(mentions, citations, strict=True)):
        if citation.issuer is None and index + 1 < len(mentions):
            between = joined[mention.end : mentions[index + 1].start]
            citation = _share_issuer(citation, between, citations[index + 1])
        yield replace(citation, spans=_spans(section.spans, starts, mention.start, mention.end))


def _mention(joined: str, number: re.Match[str]) -> _Mention:
    before = _KIND_BEFORE.search(joined, max(0, number.start() - _LONGEST_KIND), number.start())
    after = _AFTER.match(joined, number.end())
    return _Mention(
        start=before.start() if before else number.start(),
        end=after.end() if after else number.end(),
        kind=before["kind"] if before else None,
        number=number,
        after=after,
    )


def _is_own(joined: str, mention: _Mention, section: Section) -> bool:
    if section.role is not Role.HEADER or mention.kind:
        return False
    return bool(_OWN_NUMBER.search(joined[: mention.number.start()]))


def _citation(joined: str, mention: _Mention) -> Citation:
    number = mention.number.group()
    before = _BEFORE_NUMBER.search(joined[max(0, mention.start - _REACH) : mention.start])
    stated = mention.after["issuer"] if mention.after else None
    issuer = stated or (before["issuer"] if before else None)
    dated = mention.after if mention.after and mention.after["dated"] else None
    return Citation(
        text=joined[mention.start : mention.end],
        spans=(),
        kind=(kind_by_name(mention.kind) if mention.kind else None) or kind_by_number(number),
        number=re.sub(r"\s+", "", number),
        issued_on=date_of(dated) if dated else None,
        issuer=" ".join(issuer.split()) if issuer else None,
        relation=_relation(joined, mention.start),
        key=number_key(number),
    )


def _share_issuer(citation: Citation, between: str, after: Citation) -> Citation:
    """ "Quy định số 125-QĐ/TW … và Quy định số 138-QĐ/TW … của Ban Bí thư": one issuer for both."""
    return replace(citation, issuer=after.issuer) if _PAIR.match(between) else citation


def _relation(joined: str, start: int) -> str:
    sentence = re.split(r"\.\s", joined[max(0, start - _REACH) : start])[-1]
    nearest = _OTHER_RELATION
    position = -1
    for name, pattern in _RELATIONS:
        last = max((match.start() for match in pattern.finditer(sentence)), default=-1)
        if last > position:
            nearest, position = name, last
    return nearest


def _joined(text: str, spans: Sequence[Span]) -> tuple[str, list[int]]:
    """The slices with one blank between them, and where each begins in that string."""
    pieces = [span.of(text) for span in spans]
    starts = list(accumulate((len(piece) + 1 for piece in pieces), initial=0))
    return " ".join(pieces), starts[:-1]


def _spans(spans: Sequence[Span], starts: Sequence[int], begin: int, end: int) -> tuple[Span, ...]:
    """A slice of the joined string as slices of the stored text."""
    found = []
    for index in range(bisect_right(starts, begin) - 1, len(spans)):
        shift = spans[index].start - starts[index]
        piece = Span(max(begin + shift, spans[index].start), min(end + shift, spans[index].end))
        if piece.start < piece.end:
            found.append(piece)
        if end + shift <= spans[index].end:
            break
    return tuple(found)
