"""The same search with one part of understanding left out: what measuring compares with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from service.question import Question
from service.retrieval import Ranking, Retriever, Scope

Less = Callable[[Question], Question]


class Without:
    """A stage that is asked simpler questions."""

    def __init__(self, stage: Retriever, less: Less) -> None:
        self._stage, self._less = stage, less

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """As the stage does."""
        return self._stage.retrieve([self._less(question) for question in questions], k, within)


def _without_restoring(question: Question) -> Question:
    """The words as typed; abbreviations were found in them."""
    return question if question.restored is None else replace(question, meaning="", read=(), bag=())


def _without_abbreviations(question: Question) -> Question:
    if not question.expansions:
        return question
    return replace(question, meaning=question.read_text, bag=(), expansions=())


def _without_names(question: Question) -> Question:
    return replace(question, named=())


def _without_wishes(question: Question) -> Question:
    return replace(question, wishes=())


def ablations(stage: Retriever) -> Mapping[str, Retriever]:
    """The stage by what it lacks."""
    lacking: dict[str, Less] = {
        "no-restoring": _without_restoring,
        "no-abbreviations": _without_abbreviations,
        "no-names": _without_names,
        "no-wishes": _without_wishes,
    }
    return {name: Without(stage, less) for name, less in lacking.items()}
