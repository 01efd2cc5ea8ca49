"""What routes ask for, and what they refuse."""

from typing import Annotated

from fastapi import Query, Request
from fastapi.exceptions import RequestValidationError

from corpus.issuers import Issuers
from service.engine import Engine
from service.generation.answering import Answering
from service.http.live import LiveEngine
from service.http.requests import NoQuery

_LISTS = frozenset({"ignore"})  # parameters that may be given several times


def current_engine(request: Request) -> Engine:
    """The engine of the live generation."""
    live: LiveEngine = request.app.state.live
    return live.engine()


def current_answering(request: Request) -> Answering:
    """How questions are answered."""
    answering: Answering = request.app.state.answering
    return answering


def known_issuers(request: Request) -> Issuers | None:
    """The table of issuers that the settings name; None for the one shipped."""
    issuers: Issuers | None = request.app.state.issuers
    return issuers


async def without_parameters(_: Annotated[NoQuery, Query()]) -> None:
    """Refuse parameters where there are none to give."""


async def each_once(request: Request) -> None:
    """Refuse a parameter of the interface that is given twice: all but the last would be ignored. Pages are lenient."""
    names = [name for name, _ in request.query_params.multi_items() if name not in _LISTS]
    twice = dict.fromkeys(name for name in names if names.count(name) > 1)
    if twice and request.url.path.startswith("/v1/"):
        raise RequestValidationError([{"type": "given_twice", "loc": ("query", name)} for name in twice])
