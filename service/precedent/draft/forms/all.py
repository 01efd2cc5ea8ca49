"""All of them together."""

from collections.abc import Sequence

from corpus.model import Directive, Role
from indexer.catalogue import Catalogue
from indexer.wording.index import WordingIndex
from service.precedent.draft.forms.abbreviations import abbreviation_findings
from service.precedent.draft.forms.alone import Alone
from service.precedent.draft.forms.blanks import blank_findings
from service.precedent.draft.forms.capitals import capital_findings
from service.precedent.draft.forms.dashes import dash_findings
from service.precedent.draft.forms.dates import date_findings
from service.precedent.draft.forms.frame import Frame, frame_findings
from service.precedent.draft.forms.misspelt import misspelt_findings
from service.precedent.draft.forms.numbering import numbering_findings
from service.precedent.draft.forms.numbers import number_findings, own_number_findings
from service.precedent.draft.forms.prose import prose
from service.precedent.draft.forms.signing import Signing, signing_findings
from service.precedent.draft.forms.spacing import spacing_findings
from service.precedent.draft.forms.spelling import Spelling
from service.precedent.draft.forms.surface import Surface
from service.precedent.draft.forms.usage import usage_findings
from service.precedent.draft.model import CitationCheck, FormFinding
from service.precedent.draft.sentences import JUDGED


class House:
    """The usage of one index, counted once."""

    def __init__(self, catalogue: Catalogue, wording: WordingIndex) -> None:
        self._wording = wording
        self._spelling, self._surface = Spelling(wording), Surface(catalogue)
        self._alone, self._signing = Alone(catalogue, wording), Signing(catalogue)
        self._frame = Frame(catalogue)

    def findings(self, draft: Directive, citations: Sequence[CitationCheck]) -> list[FormFinding]:
        """Of one draft, in the order of their first places."""
        stretches, whole = list(prose(draft)), list(prose(draft, tuple(Role)))
        found = [
            *self._spelling.findings(whole),
            *capital_findings(self._surface, stretches),
            *abbreviation_findings(self._wording, self._alone, stretches),
            *usage_findings(self._wording, stretches),
            *misspelt_findings(self._wording, stretches),
            *date_findings(self._surface, list(prose(draft, (Role.HEADER, *JUDGED)))),
            *spacing_findings(self._surface, stretches),
            *own_number_findings(draft),
            *frame_findings(self._frame, draft),
            *signing_findings(self._signing, draft),
            *number_findings(draft, citations),
            *dash_findings(stretches),
            *blank_findings(draft),
            *numbering_findings(draft),
        ]
        return sorted(found, key=lambda one: (one.spans[0], one.kind))
