"""A directive taken apart, as `tienle parse --json` and /v1/documents/{id} print it."""

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel

from corpus.issuers import Issuers, issuer_of
from corpus.model import Citation, Directive, Form, Passage, Role, Span
from service.http.identity import DocumentOut, document_out
from service.precedent.validity.model import Validity

Spans = list[tuple[int, int]]


class ParsedDocumentOut(DocumentOut):
    """Identity and every other field."""

    text_length: int
    signer: str | None
    signer_position: str | None
    signing_authority: str | None
    addressees: list[str]
    recipients: list[str]
    secrecy: str | None
    urgency: str | None
    circulation: str | None
    term: str | None
    issuer_source: str | None
    issuer_level: str | None
    issuer_system: str | None
    issuer_valid_to: date | None
    successor: str | None
    pages: list[int]


class ParsedSectionOut(BaseModel):
    """A node of the outline; `parent` is an index in the list."""

    path: list[str]
    role: Role
    label: str | None
    heading: str | None
    spans: Spans
    parent: int | None


class CitationOut(BaseModel):
    """A mention of another directive."""

    text: str
    spans: Spans
    kind: str | None
    number: str | None
    issued_on: date | None
    issuer: str | None
    relation: str | None
    form: Form
    key: str | None
    section: list[str]


class PassageOut(BaseModel):
    """What is indexed."""

    id: str
    path: list[str]
    spans: Spans
    text: str


class ParsedOut(BaseModel):
    """The whole."""

    document: ParsedDocumentOut
    sections: list[ParsedSectionOut]
    citations: list[CitationOut]
    passages: list[PassageOut]
    warnings: list[str]


def parsed_out(
    directive: Directive, passages: Sequence[Passage], issuers: Issuers | None = None, *, validity: Validity
) -> ParsedOut:
    """A directive and its passages in the contract's shape; its issuer is looked up in the table given or shipped.

    Of one that is in no index the validity is `UNKNOWN`.
    """
    fields = directive.fields
    issuer = issuer_of(fields, issuers)
    document = ParsedDocumentOut(
        **document_out(directive, validity).model_dump(),
        text_length=len(directive.text),
        signer=fields.signer,
        signer_position=fields.signer_position,
        signing_authority=fields.signing_authority,
        addressees=list(fields.addressees),
        recipients=list(fields.recipients),
        secrecy=fields.secrecy,
        urgency=fields.urgency,
        circulation=fields.circulation,
        term=fields.term,
        issuer_source=fields.issuer_source,
        issuer_level=issuer.level if issuer else None,
        issuer_system=issuer.system if issuer else None,
        issuer_valid_to=issuer.valid_to if issuer else None,
        successor=issuer.successor if issuer else None,
        pages=list(directive.pages),
    )
    return ParsedOut(
        document=document,
        sections=[
            ParsedSectionOut(
                path=list(section.path),
                role=section.role,
                label=section.label,
                heading=section.heading,
                spans=_spans(section.spans),
                parent=section.parent,
            )
            for section in directive.sections
        ],
        citations=[citation_out(citation) for citation in directive.citations],
        passages=[
            PassageOut(
                id=passage.id,
                path=list(directive.sections[passage.section].path),
                spans=_spans(passage.spans),
                text=passage.text,
            )
            for passage in passages
        ],
        warnings=list(directive.warnings),
    )


def citation_out(citation: Citation) -> CitationOut:
    """A mention in the contract's shape."""
    return CitationOut(
        text=citation.text,
        spans=_spans(citation.spans),
        kind=citation.kind,
        number=citation.number,
        issued_on=citation.issued_on,
        issuer=citation.issuer,
        relation=citation.relation,
        form=citation.form,
        key=citation.key,
        section=list(citation.section),
    )


def _spans(spans: Sequence[Span]) -> Spans:
    return [(span.start, span.end) for span in spans]
