"""What has become of a cited directive since: replaced, repealed, amended, with the sentence that says so."""

from collections.abc import Collection, Iterator

from corpus.citations.relations import AMENDS, OTHER, REPEALS, REPLACES, REVIEWS
from corpus.model import Citation
from service.precedent.draft.model import Finding, Level
from service.precedent.validity.model import Fact, Standing, Validity

_SPOKEN_OF = (AMENDS, REPLACES, REPEALS, REVIEWS)  # a draft may well do this with what is no longer in force
_LEVELS = {
    Standing.REPEALED: Level.ERROR,
    Standing.REPLACED: Level.ERROR,
    Standing.AMENDED: Level.DOUBT,
    Standing.PERIOD_OVER: Level.NOTE,
    Standing.ISSUER_DISSOLVED: Level.NOTE,
}


def outdated(citation: Citation, validity: Validity, cited: Collection[str]) -> Iterator[Finding]:
    """One finding for the fact that counts; `cited` are the ids of held directives that the draft names."""
    fact = validity.facts[0] if validity.facts else None
    if fact is not None and fact.value in _LEVELS:
        message = f"{fact.short}: {fact.evidence}"
        yield Finding("validity", _level(citation, fact, cited), message, None, fact.by)


def _level(citation: Citation, fact: Fact, cited: Collection[str]) -> Level:
    if citation.relation in _SPOKEN_OF or (fact.value is Standing.AMENDED and fact.by in cited):
        return Level.NOTE
    level = _LEVELS[fact.value]
    return Level.DOUBT if level is Level.ERROR and citation.relation == OTHER and fact.by in cited else level
