"""Later mentions are short ("Kết luận số 28-KL/TU"): what the earlier full one stated holds for them too.

NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.6b: the first mention has kind, number, date and issuer, later ones kind and number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from corpus.model import Citation

_Stated = tuple[str | None, date, str | None]  # kind, date, issuer of an earlier full mention


def complete_later(citations: Sequence[Citation]) -> list[Citation]:
    """The citations of one document in order, date and issuer filled in where all earlier mentions of the key agree."""
    earlier: dict[str, set[_Stated]] = {}
    completed = []
    for citation in citations:
        before = earlier.setdefault(citation.key, set()) if citation.key else set()
        completed.append(citation if citation.issued_on else _complete(citation, before))
        if citation.issued_on:
            before.add((citation.kind, citation.issued_on, citation.issuer))
    return completed


def _complete(citation: Citation, earlier: Iterable[_Stated]) -> Citation:
    full = {(issued_on, issuer) for kind, issued_on, issuer in earlier if citation.kind in (None, kind)}
    if len(full) != 1:
        return citation
    ((issued_on, issuer),) = full
    return replace(citation, issued_on=issued_on, issuer=citation.issuer or issuer)
