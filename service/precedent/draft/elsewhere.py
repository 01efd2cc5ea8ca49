"""What the index's own directives say of one that isn't held: under which date, issuer, kind and subject they cite its
number, and which number they cite with its day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from corpus.model import Citation
from indexer.catalogue import Catalogue
from service.precedent.draft.bodies import may_be
from service.precedent.draft.model import Witness
from service.precedent.draft.stated import is_same, tells
from service.precedent.draft.suggest import is_near_number
from service.precedent.draft.told import Said, Told, alike, grouped, read_mentions
from service.precedent.draft.witnesses import witness

_WITNESSES = 2
_MOST = 2_000  # mentions of one number; a law has as many


class Elsewhere:
    """The mentions in the index under some keys and on some days."""

    def __init__(self, catalogue: Catalogue, citations: Iterable[Citation]) -> None:
        self._catalogue = catalogue
        given = [one for one in citations if one.key and one.number]
        keys = sorted({one.key for one in given if one.key})
        days = sorted({one.issued_on.isoformat() for one in given if one.issued_on})
        self._by_key: dict[str, list[Said]] = defaultdict(list)
        self._by_day: dict[date, list[Said]] = defaultdict(list)
        for one in read_mentions(catalogue, "c.key IN (SELECT value FROM json_each(?))", keys):
            if len(self._by_key[one.key]) < _MOST:
                self._by_key[one.key].append(one)
        for one in read_mentions(catalogue, "c.issued_on IN (SELECT value FROM json_each(?))", days):
            if one.issued_on:
                self._by_day[one.issued_on].append(one)

    def agreeing(self, citation: Citation) -> int:
        """How many directives cite it with the same date, kind and issuer."""
        day = citation.issued_on
        return len({one.at.directive for one in self._same_body(citation) if day and one.issued_on == day})

    def dates(self, citation: Citation) -> list[Told]:
        """The dates under which its number, kind and issuer are cited, most often cited first."""
        return grouped((one for one in self._same_body(citation) if one.issued_on), lambda one: one.issued_on)

    def issuers(self, citation: Citation) -> list[Told]:
        """The issuers of whom the same number, kind and date are cited."""
        found = (one for one in self._same_kind(citation) if one.issued_on == citation.issued_on and one.issuer)
        return grouped(found, lambda one: one.issuer)

    def kinds(self, citation: Citation) -> list[Told]:
        """The other kinds as which the same number, date and issuer are cited."""
        mentions = (one for one in self._by_key.get(citation.key or "", []) if may_be(citation.issuer, one.issuer))
        same_day = (one for one in mentions if one.issued_on == citation.issued_on and one.kind)
        return grouped((one for one in same_day if not _same_kind(one.kind, citation.kind)), lambda one: one.kind)

    def subjects(self, citation: Citation) -> list[Told]:
        """The subjects that tell something with which its number, kind and issuer are cited, alike ones together."""
        days = (None, citation.issued_on)
        same = [one for one in self._same_body(citation) if None in days or one.issued_on in days]
        return alike(one for one in same if tells(one.subject))

    def near_numbers(self, citation: Citation) -> list[Told]:
        """The numbers that differ by a slip under which directives of its kind, issuer and day are cited."""
        found = (one for one in self._same_day(citation) if is_near_number(one.number, citation.number))
        return grouped(found, lambda one: one.number)

    def numbers_of(self, citation: Citation, subject: str | None) -> list[Told]:
        """The other numbers of its kind, issuer and day that are cited with a subject."""
        found = (one for one in self._same_day(citation) if is_same(subject, one.subject))
        return grouped(found, lambda one: one.number)

    def witnesses(self, told: Told) -> tuple[Witness, ...]:
        """The sentences of the first of those who say it."""
        found = (witness(self._catalogue, one.directive, one.position) for one in told.where[:_WITNESSES])
        return tuple(one for one in found if one)

    def _same_day(self, citation: Citation) -> list[Said]:
        """Other directives of its kind and issuer."""
        mentions = self._by_day.get(citation.issued_on, []) if citation.issued_on else []
        others = (one for one in mentions if one.key != citation.key and one.kind == citation.kind)
        return [one for one in others if may_be(citation.issuer, one.issuer)]

    def _same_kind(self, citation: Citation) -> list[Said]:
        return [one for one in self._by_key.get(citation.key or "", []) if _same_kind(one.kind, citation.kind)]

    def _same_body(self, citation: Citation) -> list[Said]:
        return [one for one in self._same_kind(citation) if may_be(citation.issuer, one.issuer)]


def is_slip(stated: date, held: date) -> bool:
    """Whether two dates of one number and issuer hardly can both be true: the same year, or but one of day, month, year
    apart. A number comes again the next year, in the Party's series the next term."""
    apart = (stated.day != held.day) + (stated.month != held.month) + (stated.year != held.year)
    return apart > 0 and (stated.year == held.year or apart == 1)


def _same_kind(one: str | None, other: str | None) -> bool:
    """ "Thông tư" is also said of a "Thông tư liên tịch"; a kind that isn't stated may be any."""
    return not (one and other) or one.startswith(other) or other.startswith(one)
