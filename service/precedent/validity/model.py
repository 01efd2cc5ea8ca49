"""What is said of a directive's validity ("hiệu lực"), and what holds on a day; never without evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.model import Span


class Standing(StrEnum):
    """What is asserted; the first in this order is told when several hold."""

    REPEALED = "repealed"  # in whole
    REPLACED = "replaced"  # in whole
    AMENDED = "amended"  # also: replaced or repealed in part
    PERIOD_OVER = "period_over"
    ISSUER_DISSOLVED = "issuer_dissolved"
    IN_FORCE = "in_force"  # stated so, and nothing above is known
    UNKNOWN = "unknown"


GONE = (Standing.REPEALED, Standing.REPLACED)  # in whole: what stands in its place comes first
_OUTDATING = (*GONE, Standing.AMENDED, Standing.PERIOD_OVER)
_ORDER = {standing: place for place, standing in enumerate(Standing)}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said of a directive, with its proof."""

    value: Standing
    since: date | None  # the first day on which it holds; None where no day is stated
    short: str  # for a person, in Vietnamese
    evidence: str  # the words that say it, to the letter, and where they stand
    by: str | None = None  # id of the directive that says it; None for a table or the directive's own title
    section: tuple[str, ...] = ()  # of that directive
    spans: tuple[Span, ...] = ()  # of the words in its stored text
    until: date | None = None  # the last day on which it holds, of a suspension; None where no end is stated

    def holds(self, today: date) -> bool:
        """Whether it has come true and hasn't passed."""
        return (self.since is None or self.since <= today) and (self.until is None or today <= self.until)


@dataclass(frozen=True, slots=True)
class Validity:
    """What holds on a day; `facts` are all that do, the one that counts first."""

    facts: tuple[Fact, ...] = ()

    @property
    def value(self) -> Standing:
        """What counts."""
        return self.facts[0].value if self.facts else Standing.UNKNOWN

    @property
    def evidence(self) -> str | None:
        """Its proof; None where nothing is known."""
        return self.facts[0].evidence if self.facts else None


UNKNOWN = Validity()


def validity_on(today: date, facts: Iterable[Fact]) -> Validity:
    """The facts that hold on a day, by the order of `Standing`, the newest of a kind first.

    An effect clause says nothing more once the directive is changed or its period is over.
    """
    held = sorted((fact for fact in facts if fact.holds(today)), key=_rank)
    if held and held[0].value in _OUTDATING:
        held = [fact for fact in held if fact.value is not Standing.IN_FORCE]
    return Validity(tuple(held))


def _rank(fact: Fact) -> tuple[int, int, str]:
    return _ORDER[fact.value], -(fact.since or date.min).toordinal(), fact.by or ""
