"""The main path: a draft in, its report out; nothing of it is kept."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.model import Directive
from indexer.catalogue import Catalogue
from indexer.wording.index import WordingIndex
from service.precedent.draft.citations import MOST_CITATIONS, check_citations
from service.precedent.draft.forms.all import House
from service.precedent.draft.gone import with_gone
from service.precedent.draft.model import Report, Sentence, SentenceCheck
from service.precedent.draft.nearest import MOST, near_precedents
from service.precedent.draft.precedent import exact_precedents
from service.precedent.draft.sentences import sentences_of
from service.precedent.validity.table import Validities
from service.retrieval import Scope


class DraftChecker:
    """Checks drafts against one generation; safe to share between threads."""

    def __init__(self, catalogue: Catalogue, wording: WordingIndex, validities: Validities) -> None:
        self._catalogue, self._wording, self._validities = catalogue, wording, validities
        self._house: House | None = None
        self._counting = threading.Lock()

    def check(self, draft: Directive, today: date, within: Scope | None = None) -> Report:
        """Sentences, citations and forms of a draft; what it cites is judged on the day that the draft bears, or today.

        `within` says whose sentences count as precedents.
        """
        found = self._sentences(sentences_of(draft), within)
        draft = replace(draft, warnings=(*draft.warnings, *_left_out(draft, found)))
        day = draft.fields.issued_on or draft.fields.event_on or today
        sentences = [self._with_validity(one, day) for one in found]
        held = check_citations(self._catalogue, draft, lambda id_: self._validities.of(id_, day))
        citations = list(with_gone(self._catalogue, draft, held, day))
        forms = self._usage().findings(draft, citations)
        return Report(draft, tuple(sentences), tuple(citations), tuple(forms))

    def _sentences(self, sentences: Sequence[Sentence], within: Scope | None) -> list[SentenceCheck]:
        directives = None if within is None else within.directives
        exact = exact_precedents(self._catalogue, self._wording, sentences, directives)
        new = [sentence for sentence, found in zip(sentences, exact, strict=True) if found is None]
        near = iter(near_precedents(self._catalogue, self._wording, new, within))
        return [
            SentenceCheck(sentence, found, None if found else next(near))
            for sentence, found in zip(sentences, exact, strict=True)
        ]

    def _with_validity(self, check: SentenceCheck, day: date) -> SentenceCheck:
        place = check.place
        return check if place is None else replace(check, validity=self._validities.of(place.directive.id, day))

    def _usage(self) -> House:
        """Counted when it is first asked for: some tenths of a second."""
        with self._counting:
            if self._house is None:
                self._house = House(self._catalogue, self._wording)
            return self._house


def _left_out(draft: Directive, sentences: Sequence[SentenceCheck]) -> Iterator[str]:
    if sum(check.exact is None for check in sentences) > MOST:
        yield f"chỉ tìm câu gần giống cho {MOST} câu đầu chưa có nguyên văn"
    if len(draft.citations) > MOST_CITATIONS:
        yield f"chỉ kiểm tra {MOST_CITATIONS} viện dẫn đầu"
