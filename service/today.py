"""What is true of an index on the day of asking, and may not be on the next."""

from collections.abc import Callable
from datetime import date

from indexer.catalogue import Catalogue
from service.filters import Filters, scope
from service.precedent.validity.model import Validity
from service.precedent.validity.table import Validities
from service.retrieval import Scope


class Today:
    """Asks for the date anew each time, as a service runs past midnight."""

    def __init__(self, catalogue: Catalogue, validities: Validities, clock: Callable[[], date] = date.today) -> None:
        self._catalogue, self._clock = catalogue, clock
        self.validities = validities

    def date(self) -> date:
        """The day it is."""
        return self._clock()

    def scope(self, filters: Filters) -> Scope | None:
        """The passages that filters leave today; None where there is no filter."""
        return scope(self._catalogue, filters, self.validities, self.date())

    def validity(self, id_: str) -> Validity:
        """What is known today of whether a directive still stands; unknown for one that isn't there."""
        return self.validities.of(id_, self.date())
