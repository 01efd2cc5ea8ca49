"""`tienle mcp`: one client over standard input and output."""

import signal
from pathlib import Path

import anyio

from service.assemble import make_answering
from service.errors import ServiceError
from service.generation.answering import Answering
from service.http.live import LiveEngine
from service.http.process import set_up_logging
from service.mcp.extra import INSTALL, is_installed
from service.opener import EngineOpener
from service.settings import Settings


class ExtraMissingError(ServiceError):
    """The package `mcp` isn't installed."""


def serve_stdio(settings: Settings) -> None:
    """Answer all that is asked until standard input ends; nothing but the protocol goes to standard output.

    Raises:
        ExtraMissingError: the package `mcp` isn't installed.
        GenerationError: there is no sound index, or another encoder made it.
        SettingsError: the generator's settings are wrong.
    """
    if not is_installed():
        raise ExtraMissingError(f"tienle mcp needs the package mcp: {INSTALL}")
    set_up_logging()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # else Ctrl-C would wait for the thread that reads standard input
    index = Path(settings.index)
    live = LiveEngine(index, EngineOpener(index, settings))
    try:
        anyio.run(_serve, live, make_answering(settings))
    except* BrokenPipeError:
        pass  # the client went away without its answers
    finally:
        live.close()


async def _serve(live: LiveEngine, answering: Answering) -> None:
    from mcp.server.stdio import stdio_server

    from service.mcp.messages_only import messages_only
    from service.mcp.server import make_server

    server = make_server(live, answering)
    async with stdio_server() as (incoming, outgoing), messages_only(incoming, outgoing) as (messages, answers):
        await server.run(messages, answers, server.create_initialization_options())
