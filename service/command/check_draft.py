"""`tienle check-draft`."""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.read import read_bytes
from service.assemble import open_engine
from service.command.given import given_filters
from service.errors import BadRequestError
from service.http.draft_report import draft_out
from service.precedent.draft.model import Report
from service.precedent.draft.notes import notes_of
from service.precedent.draft.read import read_upload
from service.precedent.draft.word.write import commented
from service.settings import Settings

_LONGEST = 100  # characters of the place


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """The report as text or JSON; with --out the Word file with remarks is written, and its name comes last.

    Raises:
        BadRequestError: the draft has no word or is too long, or --out names no .docx, no folder that is there, or the
            draft itself.
        ReadError: there is no such file, or it can't be opened.
        ClassifiedDraftError, UnreadableDraftError: it can't be taken in.
    """
    out = Path(options.out) if options.out else None
    if out and out.suffix.lower() != ".docx":
        raise BadRequestError(f"--out {out}: name a file that ends in .docx")
    if out and not out.parent.is_dir():
        raise BadRequestError(f"--out {out}: there is no folder to write it into")
    data, filters = read_bytes(Path(options.file), options.file), given_filters(options)
    if out and out.exists() and out.samefile(options.file):
        raise BadRequestError(f"--out {out}: this is the draft itself; name another file")
    draft = read_upload(data, options.file)
    engine = open_engine(Path(settings.index), settings)
    started = time.perf_counter()
    report = engine.precedents.check_draft(draft, filters)
    if out:
        out.write_bytes(commented(report, data, options.file))
    if options.json:
        took_ms = round((time.perf_counter() - started) * 1000, 3)
        office = options.office or engine.office
        made = draft_out(report, engine.validity, office, version=engine.version, took_ms=took_ms, trace_id="")
        yield made.model_dump_json(exclude={"trace_id"})
        return
    yield from _as_text(report)
    if out:
        yield f"Đã ghi: {out}"


def _as_text(report: Report) -> Iterator[str]:
    whole, *remarks = notes_of(report)
    yield whole.text
    for note in remarks:
        span = note.spans[0]
        place = " ".join(span.of(report.draft.text).split())
        shown = place if len(place) <= _LONGEST else f"{place[:_LONGEST].rstrip()}…"
        yield ""
        yield f"[{span.start}-{note.spans[-1].end}] {shown}"
        yield from (f"   {line}" for line in note.text.splitlines())
