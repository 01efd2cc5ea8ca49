"""The words of the command line: which commands there are and what each takes."""

import argparse
from typing import NoReturn

from service.precedent_arguments import FILTER_HELP, add_precedents

MEASURING = ("eval", "train-encoder")  # the room `eval` has their modules, `service` the others'


class _Parser(argparse.ArgumentParser):
    """Wrong usage is one line, too."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"tienle: {message}; see {self.prog} --help\n")


def command_parser() -> argparse.ArgumentParser:
    """Parses into a namespace whose `command` is the command's name."""
    parser = _Parser(prog="tienle", description="Search Vietnamese official directives by meaning and by word.")
    parser.add_argument("--debug", action="store_true", help="show a traceback when something fails")
    commands = parser.add_subparsers(
        title="commands", required=True, metavar="COMMAND", dest="command", parser_class=_Parser
    )

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text)

    index = add("index", "read, split and encode documents into an index")
    index.add_argument("sources", nargs="+", metavar="SOURCE", help="file, folder, or BEIR corpus.jsonl[.gz]")
    index.add_argument("--strict", action="store_true", help="publish nothing when any source is refused")
    index.add_argument("--encoder", help="bundled model, folder or hub name")
    search = add("search", "find passages")
    search.add_argument("query", nargs="?", metavar="QUERY")
    search.add_argument("--mode", default="auto", choices=("auto", "hybrid", "dense", "lexical", "exact"))
    search.add_argument("--top-k", type=int, metavar="N", help="hits of a query, at most 100")
    search.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="KEY",
        choices=("kind", "issuer", "place", "year"),
        help="a wish read from the query to leave out",
    )
    search.add_argument(
        "--order", default="relevance", choices=("relevance", "precedent"), help="precedent: best precedents first"
    )
    ask = add("ask", "answer a question with the passages that prove it, or say that nothing does")
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    for takes_many in (search, ask):
        takes_many.add_argument("--batch", metavar="FILE.jsonl", help='rows {"id", "query"}; one JSON answer a line')
        takes_many.add_argument("--filter", action="append", default=[], metavar="KEY=VALUE", help=FILTER_HELP)
        takes_many.add_argument("--json", action="store_true", help="JSON alone on stdout")
    taken = add("parse", "show how a document is understood")
    taken.add_argument("file", metavar="FILE")
    shape = taken.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="JSON as the contract says")
    shape.add_argument("--text", action="store_true", help="the stored text alone")
    serve = add("serve", "answer over HTTP, with pages at /")
    serve.add_argument("--host", help="address to listen on")
    serve.add_argument("--port", type=_port, help="port to listen on")
    mcp = add("mcp", "answer a client of the Model Context Protocol over standard input and output")
    _add_eval(judged := add("eval", "measure retrieval on a judged dataset, several ways side by side"))
    train = add("train-encoder", "train a static encoder on documents, going on from the bundled one")
    train.add_argument("sources", nargs="+", metavar="SOURCE")
    train.add_argument("--out", required=True, metavar="FOLDER")
    train.add_argument("--pairs", action="append", default=[], metavar="FILE", help="judged or parallel texts")
    train.add_argument("--from", dest="begin", default="tienle-static", metavar="MODEL", help="or: scratch")
    train.add_argument("--teacher", metavar="MODEL", help="folder or hub name; looks at English of parallel texts")
    train.add_argument(
        "--without-fold", type=int, choices=range(5), metavar="0-4", help="leave out the judged questions of one fold"
    )
    train.add_argument("--seed", type=int, default=13, metavar="N")
    verify = add("verify", "check an index against its manifest")
    back = add("roll-back", "serve the generation before the live one again")
    for needs_index in (index, search, ask, *add_precedents(add), serve, mcp, judged, verify, back):
        needs_index.add_argument("--index", metavar="DIR", help="folder of the index (TIENLE_INDEX)")
    return parser


def _add_eval(judged: argparse.ArgumentParser) -> None:
    """What `tienle eval` takes; whatever may be given several times is measured side by side."""

    def several(name: str, text: str, metavar: str | None = None, *, choices: tuple[str, ...] | None = None) -> None:
        judged.add_argument(name, action="append", default=[], metavar=metavar, choices=choices, help=text)

    judged.add_argument("dataset", metavar="DATASET", help="folder in the BEIR layout, or one with judged.jsonl")
    judged.add_argument("--split", help="name of the qrels file")
    several("--mode", "way of searching; may be given several times, as the following may", "MODE")
    several("--encoder", "encoder of a temporary index", "NAME_OR_FOLDER")
    several("--url", "a running service instead", "URL")
    several("--typed", "the queries typed so as well", choices=("as-is", "unaccented", "half", "nfd", "capitals"))
    several("--read-run", "score a TREC run beside the others", "FILE")
    judged.add_argument("--ablation", action="store_true", help="all modes, also those that exist for comparison only")
    judged.add_argument("--json", metavar="FILE", help="write the figures here")
    judged.add_argument("--run", metavar="FILE", help="write TREC runs here, one file a mode")
    judged.add_argument("--report", metavar="FOLDER", help="write report.json, report.md and report.html there")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65_536):
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)
