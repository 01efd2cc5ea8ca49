"""A ranking put in the order of best precedents."""

from collections.abc import Callable
from datetime import date

from corpus.issuers import Issuers
from indexer.catalogue import Catalogue
from service.precedent.order import Factors, Measure, best_first, relevant
from service.precedent.validity.model import Validity
from service.precedent.variants_finder import VariantFinder
from service.retrieval import Ranking


class BestPrecedents:
    """Looks up what the factors of hits need: own office, validity, reuse of wording."""

    def __init__(
        self, catalogue: Catalogue, variants: VariantFinder, office: str | None, issuers: Issuers | None
    ) -> None:
        self._catalogue, self._variants, self._issuers = catalogue, variants, issuers
        self.office = office  # the own one, unless a request names another

    def first(
        self,
        ranking: Ranking,
        today: date,
        validity: Callable[[str], Validity],
        *,
        office: str | None,
        phrase: bool,
    ) -> tuple[Ranking, dict[int, Factors]]:
        """The ranking with the best precedents first, and their factors by passage; see `relevant` of `phrase`."""
        chosen = relevant(ranking, phrase=phrase)
        ordinals = ranking.ordinals[list(chosen)]
        reuse = dict(zip(ordinals.tolist(), self._variants.reuse(ordinals).tolist(), strict=True))
        measure = Measure(today, office or self.office, self._issuers, reuse.__getitem__)
        heads = [placed.directive for placed in self._catalogue.placed(ordinals.tolist())]
        factors = {
            at: measure.factors(share, ordinal, head, validity(head.id))
            for (at, share), ordinal, head in zip(chosen.items(), ordinals.tolist(), heads, strict=True)
        }
        return best_first(ranking, factors), {int(ranking.ordinals[at]): one for at, one in factors.items()}
