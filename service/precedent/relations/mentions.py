"""The mentions in a directive's text, each with its proof and, where it stands in another's name, with that one."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from corpus.citations.later import complete_later
from corpus.citations.verbs import AMENDS, OTHER, REPEALS, REPLACES, last_relation
from corpus.citations.words import UPPER, loose
from corpus.model import Citation, Form
from indexer.catalogue import Catalogue, Stored
from service.precedent.relations.evidence import Places
from service.precedent.relations.model import Evidence, Mention

_CLOSING = r"[⁾)”\"*]*"
_NO_SUBJECT = rf"(?:[{UPPER}]|đồng thời|tiếp tục|tổ chức)"  # behind a comma: another clause begins
_SUBJECT = (
    r"(?i:,? ?(?:về|v/v|ban hành|phê duyệt|tại (?:hội nghị|buổi))(?: việc)?)"
    + rf"(?: (?:[^.;:,()“]|,(?! {_NO_SUBJECT}))*?)?"
)
_VERB = (
    r"(?:(?:tiếp tục|tổ chức|triển khai|việc) )*"
    r"(?:thực hiện|thi hành|triển khai|cụ thể hóa|sơ kết|tổng kết|hướng dẫn|quy định chi tiết|sửa đổi|bổ sung"
    r"|thay thế|bãi bỏ|quy định (?:chi tiết )?[^.;:()]*? (?:hướng dẫn )?thi hành)"
    r"(?:(?:,| và)? (?:thực hiện|thi hành|bổ sung|việc|một số điều của|một số nội dung của|các))*"
)
_NAMED_BY = re.compile(loose(rf"{_CLOSING}(?:{_SUBJECT} )? ?{_VERB}"))
_JOINED_BY = re.compile(rf"{_CLOSING},? ?(?:và|;|,)? ?(?:các )?")
_CHANGED_BY = re.compile(
    loose(
        rf"{_CLOSING}[^.;:]{{0,160}}?(?<!\w)(?:được|bị) "
        r"(?:(?:điều chỉnh|sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ)(?:,| và)? ?)+"
        r"(?:một số (?:điều|nội dung)|nội dung)? ?(?:bởi|tại|theo|bằng)(?: các)? ?"
    ),
    re.IGNORECASE,
)
_LONGEST = 220  # characters of a subject between the two


@dataclass(frozen=True, slots=True)
class _Read:
    """A mention, and what is said of the directive that it changes."""

    mention: Mention
    changed: Mention | None


def mentions(catalogue: Catalogue, stored: Stored, keys: Collection[str] | None = None) -> Iterator[Mention]:
    """In the order of the text, each as complete as earlier ones make it; of the keys asked for, or all.

    "Kết luận này" and the like name nothing new and are left out. "Luật A được sửa đổi bởi Luật B" gives one more of
    A, which B changes.
    """
    given = [one for one in stored.directive.citations if one.form is not Form.RELATIVE and one.spans]
    places = Places(catalogue, stored) if given else None
    last: dict[tuple[str, ...], _Read] = {}  # in each section, since a footnote may stand between two halves
    for citation in complete_later(given):
        section = places.section(citation) if places else None
        if places is None or section is None:
            continue
        before = last.get(section.path)
        words = places.between(section, before.mention.citation, citation) if before else ""
        read = _read(before, words, citation, places.evidence(section, citation))
        last[section.path] = read
        yield from (one for one in (read.mention, read.changed) if one and (keys is None or one.citation.key in keys))


def _read(before: _Read | None, words: str, citation: Citation, evidence: Evidence) -> _Read:
    """A citation with its proof by the mention before and what stands between."""
    if before is None or len(words) > _LONGEST:
        return _Read(Mention(citation, evidence, None), None)
    if _NAMED_BY.fullmatch(words):
        relation = last_relation(words) if citation.relation == OTHER else citation.relation
        # "Nghị định A (được sửa đổi bởi Nghị định B) quy định chi tiết Luật C" goes on with A behind the bracket
        named = before.changed if before.changed and words.startswith(")") else before.mention
        return _Read(Mention(replace(citation, relation=relation), evidence, named.citation), None)
    joined = _JOINED_BY.fullmatch(words)
    changed = _changed(before.mention, words, citation)
    if joined and before.changed:  # "được sửa đổi bởi Luật B và Luật C"
        changed = replace(before.changed, via=citation)
    if joined and before.mention.via and _is_shared(citation, before.mention, before.mention.via):
        return _Read(
            Mention(replace(citation, relation=before.mention.relation), evidence, before.mention.via), changed
        )
    return _Read(Mention(citation, evidence, None), changed)


def _is_shared(citation: Citation, before: Mention, via: Citation) -> bool:
    """Whether "Kế hoạch A thực hiện Nghị quyết B và Nghị quyết C" says it of C, too; "và Kế hoạch C" is beside A."""
    return citation.kind == before.citation.kind or (
        citation.kind != via.kind and citation.relation == before.citation.relation
    )


def _changed(before: Mention, words: str, citation: Citation) -> Mention | None:
    if not _CHANGED_BY.fullmatch(words):
        return None
    relation = REPEALS if "bỏ" in words else REPLACES if "thay thế" in words else AMENDS
    return Mention(replace(before.citation, relation=relation), before.evidence, citation)
