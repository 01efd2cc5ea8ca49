"""From what a search found to an answer."""

from service.answer import Answer, Kind, Quote, Why
from service.found import Found


def answer(found: Found, threshold: float | None = None) -> Answer:
    """The first passage, where it is likely to answer."""
    confidence = found.best or 0.0
    if not found.hits or not (found.relevant if threshold is None else confidence >= threshold):
        return Answer(found.question, Kind.TEXT, None, confidence, why=Why.NO_MATCH, nearest=found.hits)
    best = found.hits[0]
    passage = best.passage
    quote = Quote(passage, best.directive, best.section, passage.spans, passage.text, passage.text, passage.spans)
    return Answer(
        found.question, Kind.TEXT, passage.text, confidence, (quote,), nearest=found.hits, supporting=found.hits
    )
