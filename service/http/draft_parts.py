"""The parts of a draft's report in their wire form; directives are named by their ids and kept once."""

from collections.abc import Callable, Sequence

from corpus.model import Directive, Span
from corpus.names import same_issuer
from corpus.reference import reference
from service.cite import citation as written_out
from service.cite import normal_form
from service.hits import section_url
from service.http.draft_schemas import (
    ChangeOut,
    CheckedCitationOut,
    CorrectOut,
    ExactOut,
    FindingOut,
    FormOut,
    NearOut,
    PlaceOut,
    SentenceOut,
    Spans,
    SuggestionOut,
    UseOut,
    WitnessOut,
)
from service.http.identity import DocumentOut, document_out, section_out
from service.http.parsed import citation_out
from service.precedent.draft.model import CitationCheck, Exact, Finding, FormFinding, Near, Place, Report, SentenceCheck
from service.precedent.validity.model import Validity


class DraftParts:
    """Collects in `documents` the directives that it names."""

    def __init__(self, report: Report, validity_of: Callable[[str], Validity], office: str | None) -> None:
        self.documents: dict[str, DocumentOut] = {}
        self._report, self._validity_of, self._office = report, validity_of, office

    def sentence(self, check: SentenceCheck) -> SentenceOut:
        """One sentence with its precedent."""
        said = check.sentence
        return SentenceOut(
            text=said.text,
            spans=_spans(said.spans),
            section=section_out(self._report.draft.sections[said.section]),
            precedent=check.found,
            exact=self._exact(check.exact) if check.exact else None,
            near=self._near(check.near) if check.near else None,
        )

    def citation(self, check: CitationCheck) -> CheckedCitationOut:
        """One citation with its findings."""
        return CheckedCitationOut(
            **citation_out(check.citation).model_dump(),
            normalized=normal_form(check.citation),
            status=check.status,
            document_id=self._id(check.held) if check.held else None,
            level=check.level,
            findings=[self._finding(one) for one in check.findings],
            suggestions=[
                SuggestionOut(
                    document_id=self._id(one.directive),
                    citation=written_out(one.directive.fields),
                    agrees=list(one.agrees),
                )
                for one in check.suggestions
            ],
            cited_elsewhere=check.cited_elsewhere,
        )

    def _finding(self, finding: Finding) -> FindingOut:
        return FindingOut(
            field=finding.field,
            level=finding.level,
            message=finding.message,
            stated=finding.stated,
            held=finding.held,
            directives=finding.directives,
            witnesses=[
                WitnessOut(place=self._place(Place(one.directive, one.path)), text=one.text, spans=_spans(one.spans))
                for one in finding.witnesses
            ],
            correct=CorrectOut(full=finding.correct.full, short=finding.correct.short) if finding.correct else None,
        )

    def _exact(self, exact: Exact) -> ExactOut:
        uses = [
            UseOut(issuer=name, directives=count, own=bool(self._office and same_issuer(name, self._office)))
            for name, count in exact.issuers
        ]
        return ExactOut(
            count=exact.count,
            directives=exact.directives,
            first=self._place(exact.first),
            latest=self._place(exact.latest),
            issuers=sorted(uses, key=lambda use: not use.own),
        )

    def _near(self, near: Near) -> NearOut:
        return NearOut(
            place=self._place(near.place),
            text=near.text,
            similarity=round(near.similarity, 4),
            changes=[
                ChangeOut(
                    tag=one.tag, before=(one.before.start, one.before.end), after=(one.after.start, one.after.end)
                )
                for one in near.changes
            ],
        )

    def _place(self, place: Place) -> PlaceOut:
        return PlaceOut(
            document_id=self._id(place.directive),
            path=list(place.path),
            reference=reference(place.path),
            citation=written_out(place.directive.fields, place.path),
            url=section_url(place.directive.id, place.path),
        )

    def _id(self, directive: Directive) -> str:
        if directive.id not in self.documents:
            self.documents[directive.id] = document_out(directive, self._validity_of(directive.id))
        return directive.id


def form_out(finding: FormFinding) -> FormOut:
    """One spelling or form."""
    return FormOut(
        kind=finding.kind,
        level=finding.level,
        text=finding.text,
        spans=_spans(finding.spans),
        message=finding.message,
        suggestion=finding.suggestion,
        counts=finding.counts,
    )


def _spans(spans: Sequence[Span]) -> Spans:
    return [(span.start, span.end) for span in spans]
