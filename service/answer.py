"""What is answered, with the places that prove it, or why nothing is."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Directive, Passage, Section, Span
from service.hits import Hit
from service.precedent.validity.model import UNKNOWN, Validity
from service.question import Question


class Kind(StrEnum):
    """What a question wants to be told."""

    AMOUNT = "amount"  # 12,5 tỷ đồng
    PERCENTAGE = "percentage"  # tăng 7,4%
    COUNT = "count"  # 12 tổ chức cơ sở đảng
    DATE = "date"  # trước ngày 30/9/2024
    PERIOD = "period"  # 10 ngày làm việc
    DOCUMENT_NUMBER = "document_number"
    OFFICE = "office"
    PERSON = "person"
    POSITION = "position"
    PLACE = "place"
    YES_NO = "yes_no"
    LIST = "list"
    DUTY = "duty"
    REASON = "reason"
    TEXT = "text"  # a clause: whatever says it


class Why(StrEnum):
    """Why nothing is answered."""

    NO_MATCH = "no_match"  # nothing says it
    CONSTRAINT_NOT_MET = "constraint_not_met"  # said of another year, place, office or period, or aimed at only
    FIELD_BLANK = "field_blank"  # the directive leaves it blank
    AMBIGUOUS = "ambiguous"  # several directives could be meant


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of one passage that proves an answer."""

    passage: Passage
    directive: Directive  # without text, sections and citations
    section: Section
    spans: tuple[Span, ...]  # in the stored text
    text: str  # the slices of its spans, a blank between them
    value: str | None = None  # the part of the text that answers, as printed
    value_spans: tuple[Span, ...] = ()
    validity: Validity = UNKNOWN  # of its directive


@dataclass(frozen=True, slots=True)
class Answer:
    """The shortest text that answers, with its quotes; `text` is None where nothing answers, and `why` says why."""

    question: Question
    kind: Kind
    text: str | None
    confidence: float  # the probability that it is right, 0 to 1
    quotes: tuple[Quote, ...] = ()
    why: Why | None = None
    differ: bool = False  # the quotes say different things; newest and highest first
    nearest: tuple[Hit, ...] = ()  # what retrieval found, best first; shown where nothing answers
    supporting: tuple[Hit, ...] = ()  # of these, what agrees with the question's constraints: all a generator may see
    written: bool = False  # by a generator, from the quotes
    notes: tuple[str, ...] = ()  # for the reader, in Vietnamese

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.text is not None
