"""A law's name alone means no law that came after what cites it: a decree of 2016 carries out none of 2025."""

import re

from corpus.citations.keys import fold
from corpus.model import Citation, Fields, Form
from service.lookup import Resolution, Status
from service.precedent.relations.model import Mention

_YEAR = re.compile(r"/(?P<year>(?:19|20)\d\d)(?=/)")


def year_of(stated: Citation | Fields) -> int | None:
    """The year in a number, else that of the day of issue."""
    in_number = _YEAR.search(stated.number or "")
    return int(in_number["year"]) if in_number else stated.issued_on.year if stated.issued_on else None


def is_bare(citation: Citation) -> bool:
    """Whether it names a law and tells neither number nor year."""
    return citation.form is Form.LAW and citation.key is not None and citation.key.count(":") == 1


def stands_for(short: Mention, full: Citation) -> bool:
    """ "Luật Đất đai" after "Luật Đất đai số 31/2024/QH15": laws are cited by name alone.

    Where it stands in another directive's name, that one must be known to be no older than the law.
    """
    if short.citation.form is not Form.LAW or full.number is None or short.citation.key is None:
        return False
    kind, name, *years = short.citation.key.split(":")
    law = year_of(full)
    told = not years or years[0] == str(law)
    return told and f" {kind} {name} so " in f" {fold(full.text)} " and _may_carry_out(short.via, law)


def _may_carry_out(via: Citation | None, law: int | None) -> bool:
    """Whether a directive is known to be no older than a law; that it does so itself was said."""
    if via is None:
        return True
    year = year_of(via)
    return year is not None and law is not None and year >= law


def not_younger(resolution: Resolution, via: Citation | None, citing: Fields) -> Resolution:
    """The same without laws that a name alone can't mean, since they came after what cites it or carries it out."""
    if not is_bare(resolution.citation) or resolution.status is Status.UNKNOWN:
        return resolution
    years = [year for one in (via, citing) if one is not None and (year := year_of(one)) is not None]
    older = [one for one in resolution.candidates if not years or (year_of(one.directive.fields) or 0) <= min(years)]
    status = Status.UNKNOWN if not older else Status.FOUND if len(older) == 1 else Status.AMBIGUOUS
    return Resolution(resolution.citation, status, tuple(older))
