"""Later mentions are short ("Kết luận số 28-KL/TU"): what the earlier full one stated holds for them too.

NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.6b: the first mention has kind, number, date and issuer, later ones kind and number.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Citation


def complete_later(citations: Sequence[Citation]) -> list[Citation]:
    """The citations of one document in order, date and issuer filled in where all earlier mentions of the key agree."""
    earlier: dict[str, list[Citation]] = {}
    completed = []
    for citation in citations:
        before = earlier.setdefault(citation.key, []) if citation.key else []
        completed.append(_complete(citation, before))
        before.append(citation)
    return completed


def _complete(citation: Citation, earlier: Sequence[Citation]) -> Citation:
    same_kind = [one for one in earlier if citation.kind in (None, one.kind)]
    full = {(one.issued_on, one.issuer) for one in same_kind if one.issued_on}
    if citation.issued_on or len(full) != 1:
        return citation
    ((issued_on, issuer),) = full
    return replace(citation, issued_on=issued_on, issuer=citation.issuer or issuer)
