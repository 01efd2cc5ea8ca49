"""Issuers that no longer exist, by the table of issuers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from corpus.issuers import Issuer, Issuers, resolve_issuer
from service.precedent.validity.heads import Head
from service.precedent.validity.model import Fact, Standing
from service.precedent.validity.told import printed

_DAY = timedelta(days=1)


def dissolved_issuers(heads: Iterable[Head], issuers: Issuers | None) -> Iterator[tuple[int, Fact]]:
    """Ordinal and fact of every directive whose issuer has a last day; directives of one issuer share the fact."""
    of_issuer: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        if head.fields.issuer:
            of_issuer[head.fields.issuer].append(head)
    for name, theirs in of_issuer.items():
        facts: dict[Issuer, Fact] = {}
        for head, issuer in _resolved(name, theirs, issuers):
            if issuer is not None and issuer.valid_to is not None and (head.dated or date.min) <= issuer.valid_to:
                yield head.ordinal, facts.setdefault(issuer, _fact(name, issuer, issuer.valid_to))


def _resolved(name: str, heads: list[Head], issuers: Issuers | None) -> Iterator[tuple[Head, Issuer | None]]:
    """Each directive with its issuer on its day; looked up once where the first and the last day agree."""
    days = sorted({head.dated for head in heads if head.dated})
    ends = [resolve_issuer(name, day, issuers) for day in (days[:1] + days[-1:])]
    known: dict[date | None, Issuer | None] = dict.fromkeys(days, ends[0]) if ends and ends[0] == ends[1] else {}
    for head in heads:
        if head.dated not in known:
            known[head.dated] = resolve_issuer(name, head.dated, issuers)
        yield head, known[head.dated]


def _fact(name: str, issuer: Issuer, last: date) -> Fact:
    now = f" (nay: {issuer.successor})" if issuer.successor else ""
    gone, until = printed(last + _DAY), printed(last)
    return Fact(
        Standing.ISSUER_DISSOLVED,
        last + _DAY,
        f"Cơ quan ban hành đã giải thể từ {gone}{now}",
        f"Cơ quan ban hành ghi trong văn bản: “{name}”; bảng cơ quan ban hành ghi hoạt động đến hết ngày {until}{now}",
    )
