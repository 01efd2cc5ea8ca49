"""A draft's report over the wire; spans count code points of the draft's `text`, directives are named by their ids."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel

from service.http.identity import DocumentOut, SectionOut
from service.http.parsed import CitationOut
from service.lookup import Status
from service.precedent.draft.model import Found, Level

Spans = list[tuple[int, int]]


class PlaceOut(BaseModel):
    """Where a wording stands; the directive is in `documents`."""

    document_id: str
    path: list[str]
    reference: str
    citation: str
    url: str


class UseOut(BaseModel):
    """An issuer that worded it so, and in how many directives; `own` where it is the office asked for."""

    issuer: str
    directives: int
    own: bool


class ExactOut(BaseModel):
    """A sentence that stands in the index word for word."""

    count: int
    directives: int
    first: PlaceOut
    latest: PlaceOut
    issuers: list[UseOut]


class ChangeOut(BaseModel):
    """A step from the stored sentence to the draft's; offsets into the two texts of this sentence."""

    tag: Literal["equal", "replace", "insert", "delete"]
    before: tuple[int, int]
    after: tuple[int, int]


class NearOut(BaseModel):
    """The stored sentence that is nearest."""

    place: PlaceOut
    text: str
    similarity: float
    changes: list[ChangeOut]


class SentenceOut(BaseModel):
    """A sentence of the draft and its precedent."""

    text: str
    spans: Spans
    section: SectionOut
    precedent: Found
    exact: ExactOut | None
    near: NearOut | None


class WitnessOut(BaseModel):
    """A sentence of the index; `spans` count in the text of its own directive."""

    place: PlaceOut
    text: str
    spans: Spans


class CorrectOut(BaseModel):
    """A citation to paste: as a first mention has it, and as later ones do."""

    full: str
    short: str


class FindingOut(BaseModel):
    """What is wrong (`error`), worth a look (`doubt`) or good to know (`note`)."""

    field: str
    level: Level
    message: str
    stated: str | None
    held: str | None
    directives: int  # that cite what isn't held so, where the finding rests on them
    witnesses: list[WitnessOut]  # the sentences of some of these
    correct: CorrectOut | None  # null where it isn't known, or several directives may be meant


class SuggestionOut(BaseModel):
    """A held directive that may be meant, and in what it agrees with the citation."""

    document_id: str
    citation: str
    agrees: list[str]


class CheckedCitationOut(CitationOut):
    """A citation; `status` unknown means that it isn't held, which is no proof of an error."""

    normalized: str
    status: Status
    document_id: str | None
    level: Level | None  # of its worst finding
    findings: list[FindingOut]
    suggestions: list[SuggestionOut]
    cited_elsewhere: int  # directives of the index that cite one that isn't held with the same date, kind and issuer


class FormOut(BaseModel):
    """A spelling or form that differs; `counts` are the evidence: how often each form stands in the index."""

    kind: str
    level: Level
    text: str
    spans: Spans
    message: str
    suggestion: str | None
    counts: Mapping[str, int] | None


class SummaryOut(BaseModel):
    """Counts: sentences by precedent, citations by status and by their worst finding, forms by kind."""

    sentences: dict[Found, int]
    citations: dict[Status, int]
    findings: dict[Level, int]
    forms: dict[str, int]


class DraftOut(BaseModel):
    """Answer of /v1/draft-check; `text` is the draft as it was read, and nothing of it is kept."""

    text: str
    issued_on: date | None
    sentences: list[SentenceOut]
    citations: list[CheckedCitationOut]
    forms: list[FormOut]
    documents: dict[str, DocumentOut]
    summary: SummaryOut
    warnings: list[str]
    index_version: str
    took_ms: float
    trace_id: str
