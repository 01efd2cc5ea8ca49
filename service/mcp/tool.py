"""What a tool is: a request model, a result model, and what leads from one to the other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, StringConstraints

from service.engine import Engine
from service.generation.answering import Answering
from service.http.requests import Strict

DocumentId = Annotated[str, StringConstraints(min_length=1, max_length=500)]  # as in filters
Takes = TypeVar("Takes", bound=Strict)
Gives = TypeVar("Gives", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Call:
    """What a tool works with besides its arguments."""

    engine: Engine
    answering: Answering
    trace_id: str


@dataclass(frozen=True, slots=True)
class Told:
    """A result: the JSON of the HTTP interface, and the same as a short text."""

    data: dict[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Tool(Generic[Takes, Gives]):
    """One tool; `title` is for people, `description` for the model that chooses it."""

    name: str
    title: str
    description: str
    takes: type[Takes]
    gives: type[Gives]
    run: Callable[[Takes, Call], Gives]
    as_text: Callable[[Gives], str]

    def told(self, asked: Takes, call: Call) -> Told:
        """What the tool says; ServiceError when what was asked for can't be carried out, or isn't there."""
        given = self.run(asked, call)
        return Told(given.model_dump(mode="json"), self.as_text(given))
