"""What routes ask for."""

from fastapi import Request

from service.engine import Engine
from service.http.live import LiveEngine


def current_engine(request: Request) -> Engine:
    """The engine of the live generation."""
    live: LiveEngine = request.app.state.live
    return live.engine()
