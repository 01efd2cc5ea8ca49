"""The command line: `tienle COMMAND …`; see `tienle --help`.

Errors are one line on stderr. Exit status: 0 done, 1 failed, 2 wrong usage.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from corpus.errors import CorpusError
from corpus.issuers import load_issuers
from corpus.parse import parse
from corpus.sources import read_file
from corpus.split import split
from eval.errors import EvalError
from indexer.errors import IndexerError
from service.arguments import PRINTED, command_parser
from service.errors import BadRequestError, ServiceError
from service.precedent.validity.model import UNKNOWN
from service.settings import Settings, load_settings

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before anything loads torch or FAISS

Command = Callable[[argparse.Namespace, Settings], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status."""
    _print_unicode()
    options = command_parser().parse_args(arguments)
    try:
        settings = _settings(options)
        _COMMANDS[options.command](options, settings)
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


def index_command(options: argparse.Namespace, settings: Settings) -> None:
    """tienle index."""
    from service.assemble import build_index
    from service.progress import progress_bar

    sources = [Path(source) for source in options.sources]
    with progress_bar("directives") as progress:
        report = build_index(sources, Path(settings.index), settings, strict=options.strict, progress=progress)
    for error in report.refused:
        print(f"left out: {error}", file=sys.stderr)
    counts = report.manifest.counts
    print(
        f"{settings.index}: generation {report.manifest.name}, {counts['directives']} documents, "
        f"{counts['passages']} passages ({report.encoded} newly encoded), {len(report.refused)} left out"
    )


def printed_command(options: argparse.Namespace, settings: Settings) -> None:
    """A command that prints lines: `lines` of its module below `service.command` gives them."""
    module = import_module(f"service.command.{options.command.replace('-', '_')}")
    _print(module.lines(options, settings))


def parse_command(options: argparse.Namespace, settings: Settings) -> None:
    """tienle parse."""
    from service.http.parsed import parsed_out
    from service.outlined import directive_as_text

    source = read_file(Path(options.file))
    if options.text:
        sys.stdout.write(source.text)
        return
    directive = parse(source)
    if options.json:
        print(
            parsed_out(directive, split(directive), load_issuers(settings.issuers), validity=UNKNOWN).model_dump_json()
        )
    else:
        print("\n".join(directive_as_text(directive)))


def serve_command(_options: argparse.Namespace, settings: Settings) -> None:
    """tienle serve."""
    from service.http.serve import serve

    serve(settings)


def mcp_command(_options: argparse.Namespace, settings: Settings) -> None:
    """tienle mcp."""
    from service.mcp.stdio import serve_stdio

    serve_stdio(settings)


def eval_command(options: argparse.Namespace, settings: Settings) -> None:
    """tienle eval."""
    from eval.plan import Plan, carry_out
    from eval.report.figures import figures
    from eval.report.table import as_text
    from eval.report.write import as_json_text, write_report
    from eval.runs import write_runs
    from service.progress import progress_bar

    if options.url and (options.index or options.encoder):
        raise BadRequestError("give either --url or --index and --encoder")
    for name in (options.json, options.run, options.report):
        if name and not Path(name).parent.is_dir():
            raise BadRequestError(f"{name}: there is no folder to write it into")
    plan = Plan(
        Path(options.dataset),
        split=options.split,
        index=Path(options.index) if options.index else None,
        encoders=tuple(options.encoder),
        urls=tuple(options.url),
        runs=tuple(map(Path, options.read_run)),
        modes=tuple(options.mode),
        typed=tuple(options.typed),
        ablation=options.ablation,
    )
    evaluation = carry_out(plan, settings, progress_bar)
    found = figures(evaluation)
    print(as_text(found))
    if options.json:
        Path(options.json).write_text(as_json_text(found), encoding="utf-8")
    written = write_runs(Path(options.run), evaluation.runs) if options.run else []
    for path in [*written, *(write_report(Path(options.report), found) if options.report else [])]:
        print(f"written: {path}", file=sys.stderr)


def train_command(options: argparse.Namespace, _settings: Settings) -> None:
    """tienle train-encoder."""
    from eval.folds import queries_of
    from indexer.train.run import train_encoder
    from service.progress import progress_bar

    sources, pairs = ([Path(name) for name in names] for names in (options.sources, options.pairs))
    with progress_bar("steps") as progress:
        report = train_encoder(
            sources,
            Path(options.out),
            pairs=pairs,
            begin=options.begin,
            teacher=options.teacher,
            seed=options.seed,
            exclude_queries=[] if options.without_fold is None else queries_of(options.without_fold, pairs),
            progress=lambda *_: progress("steps", 1),
        )
    for reason in report.left_out:
        print(f"left out: {reason}", file=sys.stderr)
    if report.outcome is not None:
        print(report.outcome)
    print(f"{report.out}: {report.pieces} pieces of {report.dim} dimensions in {report.seconds:.0f} s")


def verify_command(_options: argparse.Namespace, settings: Settings) -> None:
    """tienle verify."""
    from service.assemble import open_engine

    engine = open_engine(Path(settings.index), settings)
    counts = ", ".join(f"{count} {name}" for name, count in engine.manifest.counts.items())
    print(f"{settings.index}: generation {engine.version} is sound: {counts}, encoder {engine.manifest.encoder}")


def roll_back_command(_options: argparse.Namespace, settings: Settings) -> None:
    """tienle roll-back."""
    from indexer.generation import roll_back

    print(f"{settings.index}: generation {roll_back(Path(settings.index))} is live again")


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


_COMMANDS: dict[str, Command] = {
    "index": index_command,
    **dict.fromkeys(PRINTED, printed_command),
    "parse": parse_command,
    "serve": serve_command,
    "mcp": mcp_command,
    "eval": eval_command,
    "train-encoder": train_command,
    "verify": verify_command,
    "roll-back": roll_back_command,
}

if __name__ == "__main__":
    sys.exit(main())
