"""The kind that is said before a directive's number, which the lookup leaves out where it doesn't fit."""

import re

from service.answering.fields.wording import KIND, folded, kinds_in
from service.question import Named
from service.typed_words import codes, fold_letters

_LEAD = re.compile(r"\D*")
_BEFORE = folded(rf"(?<![\w/-])(?:{KIND} )+(?:số )?$")


def kind_start(text: str, named: Named) -> int:
    """Where a name begins in a folded text, the kind before it included; -1 where it doesn't stand there."""
    start = text.find(fold_letters(named.said))
    before = _BEFORE.search(text[: max(start, 0)])
    return before.start() if before else start


def is_other_kind(text: str, named: Named, own: str | None) -> bool:
    """Whether only other kinds are said of it; Quyết định and Quy định share their code and contradict nothing."""
    start = max(text.find(fold_letters(named.said)), 0)
    by_number = named.citation is not None and named.citation.number is not None
    lead = _LEAD.match(fold_letters(named.said)) if by_number else None
    said = kinds_in(text[max(kind_start(text, named), 0) : start + (lead.end() if lead else 0)])
    return bool(said and own) and not any(_same(kind, own or "") for kind in said)


def _same(said: str, own: str) -> bool:
    alike = said.startswith(own) or own.startswith(said)
    return alike or codes().get(fold_letters(said)) == codes().get(fold_letters(own), own)
