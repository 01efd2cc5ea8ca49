"""The words of the commands about precedents."""

import argparse
from collections.abc import Callable, Iterator

FILTER_HELP = "kind, issuer, issued_from, …; may be given several times"
Add = Callable[[str, str], argparse.ArgumentParser]


def add_precedents(add: Add) -> Iterator[argparse.ArgumentParser]:
    """The parsers of the commands about precedents, made with `add`; each needs an index."""
    yield _concordance(
        add("concordance", "every occurrence of a phrase in its context; * and /5 stand for words between")
    )
    yield _variants(add("variants", "families of clauses that say nearly the same, with their differences"))
    yield _draft(add("check-draft", "check a draft: precedents of its sentences, its citations, its forms"))
    yield from _relations(add)
    export = add("export", "write passages into a Word file, word for word, with their sources")
    export.add_argument("passages", nargs="+", metavar="PASSAGE_ID", help="passage_id of a hit; see search --json")
    export.add_argument("--out", required=True, metavar="FILE.docx", help="file to write")
    export.add_argument("--title", metavar="TEXT", help="line at the top")
    yield export


def _concordance(lines: argparse.ArgumentParser) -> argparse.ArgumentParser:
    lines.add_argument("phrase", metavar="PHRASE")
    lines.add_argument("--match", default="auto", choices=("auto", "exact", "tone", "folded"))
    lines.add_argument("--order", default="date", choices=("date", "left", "right", "issuer", "index"))
    lines.add_argument("--limit", type=int, metavar="N", help="lines shown, 100, or 5000 of a file; all are counted")
    lines.add_argument("--out", metavar="FILE", help="write the lines into a .csv or .docx file")
    return _filtered(lines)


def _variants(variants: argparse.ArgumentParser) -> argparse.ArgumentParser:
    variants.add_argument("text", metavar="PHRASE_OR_TEXT")
    variants.add_argument("--near", action="store_true", help="families near each sentence of a text, not of a phrase")
    variants.add_argument("--match", default="auto", choices=("auto", "exact", "tone", "folded"))
    variants.add_argument("--limit", type=int, default=5, metavar="N", help="families shown; all are counted")
    return _filtered(variants)


def _draft(draft: argparse.ArgumentParser) -> argparse.ArgumentParser:
    draft.add_argument("file", metavar="FILE")
    draft.add_argument("--out", metavar="FILE.docx", help="write it here as a Word file with remarks in its margin")
    draft.add_argument("--office", metavar="NAME", help="the office whose own wordings are marked")
    return _filtered(draft)


def _relations(add: Add) -> Iterator[argparse.ArgumentParser]:
    related = add("relations", "what a directive cites and what cites it, with the sentences that say so")
    related.add_argument("id", metavar="ID", help="id of a document in the index")
    yield _printed(related)
    missing = add("missing", "directives that many others cite and that the index does not hold")
    missing.add_argument("--top-k", type=int, metavar="N", help="directives, at most 100")
    yield _filtered(missing)
    compared = add("compare", "the wording of two directives side by side, section by section")
    compared.add_argument("before", metavar="BEFORE", help="id of a document in the index")
    compared.add_argument("after", metavar="AFTER")
    yield _printed(compared)


def _filtered(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--filter", action="append", default=[], metavar="KEY=VALUE", help=FILTER_HELP)
    return _printed(parser)


def _printed(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true", help="JSON alone on stdout")
    return parser
