"""The command line: `tienle COMMAND …`; see `tienle --help`.

Errors are one line on stderr. Exit status: 0 done, 1 failed, 2 wrong usage.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module

from corpus.errors import CorpusError
from eval.errors import EvalError
from indexer.errors import IndexerError
from service.arguments import MEASURING, command_parser
from service.errors import BadRequestError, ServiceError
from service.settings import Settings, load_settings

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before anything loads torch or FAISS

Command = Callable[[argparse.Namespace, Settings], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status."""
    _print_unicode()
    options = command_parser().parse_args(arguments)
    try:
        settings = _settings(options)
        _SERVING.get(options.command, printed_command)(options, settings)
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away, as `| head` does
    except KeyboardInterrupt:
        return _fail("stopped", 130)
    except (CorpusError, IndexerError, ServiceError, EvalError, OSError) as error:
        if options.debug:
            raise
        return _fail(str(error), 2 if isinstance(error, BadRequestError) else 1)
    return 0


def _print_unicode() -> None:
    """Vietnamese on any terminal; a file name's stray bytes are written out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(message: str, status: int) -> int:
    print(f"tienle: {' '.join(message.split())}", file=sys.stderr)
    return status


def _settings(options: argparse.Namespace) -> Settings:
    given = {name: getattr(options, name, None) for name in ("index", "encoder", "host", "port", "top_k")}
    if options.command == "eval":
        given["encoder"] = None  # may be several there, and the settings hold one
    return replace(load_settings(), **{name: value for name, value in given.items() if value is not None})


def printed_command(options: argparse.Namespace, settings: Settings) -> None:
    """A command that prints lines: `lines` of its module gives them, below `eval` where it measures."""
    room = "eval" if options.command in MEASURING else "service"
    module = import_module(f"{room}.command.{options.command.replace('-', '_')}")
    for line in module.lines(options, settings):
        print(line)


def serve_command(_options: argparse.Namespace, settings: Settings) -> None:
    """tienle serve."""
    from service.http.serve import serve

    serve(settings)


def mcp_command(_options: argparse.Namespace, settings: Settings) -> None:
    """tienle mcp."""
    from service.mcp.stdio import serve_stdio

    serve_stdio(settings)


_SERVING: dict[str, Command] = {"serve": serve_command, "mcp": mcp_command}

if __name__ == "__main__":
    sys.exit(main())
