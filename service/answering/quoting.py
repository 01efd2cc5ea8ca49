"""The stretch of a passage that proves a candidate."""

from service.answer import Quote
from service.answering.candidates import Candidate
from service.answering.reading import stored_spans


def quote_of(one: Candidate) -> Quote:
    """The sentences in which it stands, with its own place; `text` is the stored slices joined by a blank."""
    reading, hit = one.reading, one.reading.hit
    start = min(reading.sentence_at(one.start).start, one.start)
    end = max(reading.sentence_at(max(one.end - 1, one.start)).end, one.end)
    return Quote(
        passage=hit.passage,
        directive=hit.directive,
        section=hit.section,
        spans=stored_spans(hit, start, end),
        text=reading.text[start:end],
        value=one.text,
        value_spans=stored_spans(hit, one.start, one.end),
        validity=hit.validity,
    )
