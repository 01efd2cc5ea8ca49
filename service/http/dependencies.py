"""What routes ask for."""

from fastapi import Request

from corpus.issuers import Issuers
from service.engine import Engine
from service.generation.answering import Answering
from service.http.live import LiveEngine


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
