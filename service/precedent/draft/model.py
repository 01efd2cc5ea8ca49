"""The nouns of a draft check; every span counts code points of the draft's text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.model import Citation, Directive, Fields, Span
from corpus.text import Token
from service.cite import Cite
from service.lookup import Status
from service.precedent.difference import Change
from service.precedent.validity.model import UNKNOWN, Validity


class Found(StrEnum):
    """Whether a sentence has a precedent."""

    EXACT = "exact"  # it stands word for word in the index
    NEAR = "near"  # a stored sentence says almost the same
    NONE = "none"


class Level(StrEnum):
    """How sure a finding is."""

    ERROR = "error"  # two statements contradict each other
    DOUBT = "doubt"  # worth a look
    NOTE = "note"  # good to know


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the draft without the label and heading before it."""

    section: int  # index in Directive.sections
    spans: tuple[Span, ...]
    text: str  # the slices of its spans, a blank between them
    words: tuple[Token, ...]  # of `text`


@dataclass(frozen=True, slots=True)
class Place:
    """Where a wording stands in the index."""

    directive: Directive  # without text, sections and citations
    path: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """Of issue, or of the meeting where that is unknown."""
        return self.directive.fields.issued_on or self.directive.fields.event_on


@dataclass(frozen=True, slots=True)
class Exact:
    """How often a sentence stands in the index, where first and latest, and by whom; directives without a day don't
    count as first or latest unless all are."""

    count: int
    directives: int
    first: Place
    latest: Place
    issuers: tuple[tuple[str, int], ...]  # name and number of directives, most first


@dataclass(frozen=True, slots=True)
class Near:
    """The stored sentence that is nearest to one of the draft, and the steps from it to the draft's."""

    place: Place
    text: str
    similarity: float  # 0 … 1, of their words
    changes: tuple[Change, ...]  # `before` counts in `text`, `after` in the draft's sentence


@dataclass(frozen=True, slots=True)
class SentenceCheck:
    """A sentence with its precedent: `exact` and `near` are never both given."""

    sentence: Sentence
    exact: Exact | None = None
    near: Near | None = None
    validity: Validity = UNKNOWN  # of the directive of its latest use, or of the nearest sentence

    @property
    def place(self) -> Place | None:
        """Of the latest use, or of the nearest sentence."""
        return self.exact.latest if self.exact else self.near.place if self.near else None

    @property
    def found(self) -> Found:
        """Which of both."""
        return Found.EXACT if self.exact else Found.NEAR if self.near else Found.NONE


@dataclass(frozen=True, slots=True)
class Witness:
    """A sentence of the index that proves a finding; its spans are of its own directive's text."""

    directive: Directive  # without text, sections and citations
    path: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str  # the slices of its spans, a blank between them


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, doubtful or good to know of a citation."""

    field: str  # number, issued_on, issuer, kind, title, section, validity, order
    level: Level
    message: str  # in Vietnamese
    stated: str | None = None
    held: str | None = None  # what the index has instead
    directives: int = 0  # of the index that say so, where it isn't the directive itself
    witnesses: tuple[Witness, ...] = ()  # some of these
    correct: Cite | None = None  # to paste instead; None where several directives may be meant


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A held directive that the citation may mean, and in what it agrees."""

    directive: Directive  # without text, sections and citations
    agrees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationCheck:
    """A citation and what the index says of it; `held` is the one directive that is meant, where one is."""

    citation: Citation
    status: Status
    held: Directive | None
    findings: tuple[Finding, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    cited_elsewhere: int = 0  # directives of the index that cite the same number, kind and date
    validity: Validity = UNKNOWN  # of the held directive, today

    @property
    def level(self) -> Level | None:
        """Of its worst finding."""
        return next((level for level in Level if any(one.level is level for one in self.findings)), None)


@dataclass(frozen=True, slots=True)
class FormFinding:
    """A spelling that differs from the index's own, from the rules, or from the rest of the draft."""

    kind: str  # tone_mark, y_i, capitals, abbreviation, number_form, date_form, dash, blank, numbering
    level: Level
    text: str  # as the draft has it, at the first place
    spans: tuple[Span, ...]  # every place, in order
    message: str  # in Vietnamese
    suggestion: str | None = None
    counts: Mapping[str, int] | None = None  # the evidence: how often each form stands in the index, or in the draft


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found in one draft."""

    draft: Directive
    sentences: tuple[SentenceCheck, ...]
    citations: tuple[CitationCheck, ...]
    forms: tuple[FormFinding, ...]

    @property
    def fields(self) -> Fields:
        """What the draft says of itself."""
        return self.draft.fields
