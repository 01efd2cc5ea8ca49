"""The mentions in a directive's text, each with its proof and, where it stands in another's name, with that one."""

import re
from collections.abc import Collection, Iterator

from corpus.citations.later import complete_later
from corpus.citations.words import UPPER, loose
from corpus.model import Citation, Form
from indexer.catalogue import Catalogue, Stored
from service.precedent.relations.evidence import Places
from service.precedent.relations.model import Mention

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
_LONGEST = 220  # characters of a subject between the two


def mentions(catalogue: Catalogue, stored: Stored, keys: Collection[str] | None = None) -> Iterator[Mention]:
    """In the order of the text, each as complete as earlier ones make it; of the keys asked for, or all.

    "Kết luận này" and the like name nothing new and are left out.
    """
    given = [one for one in stored.directive.citations if one.form is not Form.RELATIVE and one.spans]
    if not given:
        return
    cited = complete_later(given)
    places = Places(catalogue, stored)
    last: dict[tuple[str, ...], Citation] = {}  # in each section, since a footnote may stand between two halves
    for citation in cited:
        section = places.section(citation)
        if section is None:
            continue
        before, last[section.path] = last.get(section.path), citation
        if keys is None or citation.key in keys:
            via = before if before and _is_named_by(places.between(section, before, citation)) else None
            yield Mention(citation, places.evidence(section, citation), via)


def _is_named_by(words: str) -> bool:
    """Whether what stands between joins a mention right onto the one before: "… về thực hiện …"."""
    return len(words) <= _LONGEST and bool(_NAMED_BY.fullmatch(words))
