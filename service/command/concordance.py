"""`tienle concordance`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from corpus.reference import reference
from service.assemble import open_engine
from service.command.given import given_filters, wrong
from service.engine import Engine
from service.errors import BadRequestError
from service.filters import Filters
from service.http.concordance import MOST_LINES, ConcordanceIn, layer_asked
from service.http.lines import lines_out
from service.precedent.concordance import Concordance
from service.precedent.lines_file import lines_as_csv, lines_as_docx
from service.settings import Settings
from service.worded import evidence_worded

_SHOWN = 100  # lines of a terminal, unless more are asked for


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """The occurrences as text or JSON, or where the file with them lies.

    Raises:
        BadRequestError: wrong usage.
    """
    body, filters = _body(options), given_filters(options)
    out = Path(options.out) if options.out else None
    if out and out.suffix.lower() not in (".csv", ".docx"):
        raise BadRequestError(f"--out {out}: name a .csv or .docx file")
    engine = open_engine(Path(settings.index), settings)
    found = engine.precedents.concordance(
        body.phrase, match=layer_asked(body.match), filters=filters, order=body.order, limit=body.limit
    )
    if out:
        as_docx = out.suffix.lower() == ".docx"
        out.write_bytes(lines_as_docx(found, body.phrase, engine.version) if as_docx else lines_as_csv(found))
        yield f"{out}: {len(found.lines)} of {found.total} lines"
    elif options.json:
        yield lines_out(engine, found).model_dump_json()
    else:
        yield from _as_text(engine, body.phrase, filters, found)


def _body(options: argparse.Namespace) -> ConcordanceIn:
    limit = options.limit if options.limit is not None else MOST_LINES if options.out else _SHOWN
    try:
        return ConcordanceIn(phrase=options.phrase, match=options.match, order=options.order, limit=limit)
    except ValidationError as error:
        raise wrong(error) from error


def _as_text(engine: Engine, phrase: str, filters: Filters, found: Concordance) -> Iterator[str]:
    for line in found.lines:
        yield f"{line.left}[{line.match}]{line.right}"
        yield f"   — {line.directive.id} · {reference(line.section.path)}"
    yield f"{found.total} chỗ trong {found.documents} văn bản (đã tìm trong {found.searched})."
    if not found.total:
        yield evidence_worded(engine.precedents.evidence(phrase, filters))
