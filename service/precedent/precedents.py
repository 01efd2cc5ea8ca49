"""What an open index knows of wording: every occurrence, families of clauses, checks of drafts, proofs of absence."""

from corpus.model import Directive
from indexer.terms import Layer
from service.filters import Filters
from service.found import EXACT, Found
from service.precedent.absence import AbsenceFinder, Evidence
from service.precedent.concordance import Concordance, Concordancer, LineOrder
from service.precedent.draft.check import DraftChecker
from service.precedent.draft.model import Report
from service.precedent.phrase import read_phrase, without_gaps
from service.precedent.variants_finder import VariantFinder
from service.today import Today


class Precedents:
    """Of one generation; filters act everywhere."""

    def __init__(
        self,
        today: Today,
        concordancer: Concordancer,
        absence: AbsenceFinder,
        variants: VariantFinder,
        drafts: DraftChecker,
    ) -> None:
        self._today = today
        self._concordancer, self._absence, self._drafts = concordancer, absence, drafts
        self.variants = variants

    def concordance(
        self,
        phrase: str,
        *,
        match: Layer | None = None,
        filters: Filters | None = None,
        order: LineOrder = LineOrder.DATE,
        offset: int = 0,
        limit: int = 100,
    ) -> Concordance:
        """Every occurrence of a phrase, gaps (`*`, `/5`) included; without `match` on the layer that it is typed on.

        Raises:
            BadRequestError: the phrase has no word, or a gap at its edge.
        """
        segments, layer = read_phrase(phrase, match)
        within = self._today.scope(filters or Filters())
        return self._concordancer.concordance(segments, layer, within, order=order, offset=offset, limit=limit)

    def evidence(self, text: str, filters: Filters | None = None) -> Evidence:
        """How often a phrase stands so, its words nearly so, and in how many documents that was looked for.

        Raises:
            BadRequestError: it has no word.
        """
        return self._absence.evidence_of(
            read_phrase(text).segments, without_gaps(text), self._today.scope(filters or Filters())
        )

    def evidence_of(self, found: Found) -> Evidence:
        """The same of what a search looked for: its first quoted part, or the whole query with its marks."""
        if found.mode != EXACT and not found.question.phrases:
            return self._absence.evidence(found.question.read_text, found.within)
        text = found.question.worded[0]
        return self._absence.evidence_of(read_phrase(text).segments, without_gaps(text), found.within)

    def check_draft(self, draft: Directive, filters: Filters | None = None) -> Report:
        """A draft's sentences, citations and forms; filters say whose sentences count as precedents."""
        return self._drafts.check(draft, self._today.date(), self._today.scope(filters or Filters()))
