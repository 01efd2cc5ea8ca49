"""One directive held in several files: a scan beside the Word file, a circular sent twice."""

from collections.abc import Sequence

from corpus.citations.keys import fold
from corpus.model import Directive, Fields
from service.issuers import may_be_same


def are_copies(directives: Sequence[Directive]) -> bool:
    """Whether all are the same directive, by kind, number, day and issuer; a draft without a day is no copy."""
    first = directives[0].fields if directives else None
    return first is not None and all(_is_same(first, one.fields) for one in directives[1:])


def _is_same(one: Fields, other: Fields) -> bool:
    return (
        one.number is not None
        and other.number is not None
        and "".join(fold(one.number).split()) == "".join(fold(other.number).split())
        and one.kind == other.kind
        and one.issued_on is not None
        and one.issued_on == other.issued_on
        and may_be_same(one.issuer, other.issuer)
    )
