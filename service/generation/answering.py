"""How a question is answered: from the documents' own words, and written anew where a generator is configured."""

from collections.abc import Iterator
from typing import Protocol

from service.answer import Answer, Why
from service.engine import Engine
from service.filters import Filters
from service.generation.events import Event, Sentence


class Writer(Protocol):
    """Writes an answer from what supports it."""

    def write(self, extracted: Answer) -> Iterator[Event]:
        """Sentences as they are proved, then one answer: the written one, or `extracted` with a note; never raises."""


class Answering:
    """Answers questions; safe to share between threads."""

    def __init__(self, writer: Writer | None = None) -> None:
        self._writer = writer

    @property
    def writes(self) -> bool:
        """Whether a generator is there, which takes its time."""
        return self._writer is not None

    def answer(self, engine: Engine, question: str, filters: Filters | None = None) -> Answer:
        """The answer alone; raises as `Engine.ask` does."""
        return next(event for event in self.events(engine, question, filters) if not isinstance(event, Sentence))

    def events(self, engine: Engine, question: str, filters: Filters | None = None) -> Iterator[Event]:
        """Sentences as they are proved, then the answer.

        What the documents say is looked up before this returns, so that `Engine.ask` raises here.
        """
        extracted = engine.ask(question, filters)
        if self._writer is None or not may_be_written(extracted):
            return iter((extracted,))
        return self._writer.write(extracted)


def may_be_written(extracted: Answer) -> bool:
    """Whether a generator may try: never over a reason not to answer, nor over directives that differ."""
    return bool(extracted.supporting) and not extracted.differ and extracted.why in (None, Why.NO_MATCH)
