"""`tienle compare`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from corpus.parse.lines import plain
from corpus.reference import reference
from service.assemble import open_engine
from service.cite import citation
from service.http.compare import comparison_out
from service.precedent.relations.comparison import Row, Side, compare
from service.settings import Settings


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """The sections that differ, with what left out as [-…-] and what came in as {+…+}; or all of them as JSON.

    Raises:
        NotFoundError: the index holds no directive of one of the ids.
    """
    engine = open_engine(Path(settings.index), settings)
    if options.json:
        yield comparison_out(engine, options.before, options.after).model_dump_json()
        return
    before, after = (engine.document(id_).directive for id_ in (options.before, options.after))
    rows = compare(before, after)
    yield f"Trước: {citation(before.fields)}"
    yield f"Sau: {citation(after.fields)}"
    yield f"{sum(map(_is_same, rows))} trên {len(rows)} mục giữ nguyên."
    for row in rows:
        yield from [] if _is_same(row) else _differing(row)


def _is_same(row: Row) -> bool:
    return bool(row.changes) and all(change.tag == "equal" for change in row.changes)


def _differing(row: Row) -> Iterator[str]:
    yield ""
    if row.before and row.after:
        yield f"{_place(row.before)} → {_place(row.after)}"
        yield plain(_marked(row, row.before, row.after))
    elif side := row.before or row.after:
        yield f"{_place(side)} {'chỉ có ở bản trước' if row.before else 'chỉ có ở bản sau'}"
        yield plain(f"[-{side.text}-]" if row.before else f"{{+{side.text}+}}")


def _marked(row: Row, before: Side, after: Side) -> str:
    """The later wording with what changed in it."""
    marked = ""
    for change in row.changes:
        was, now = change.before.of(before.text), change.after.of(after.text)
        if change.tag == "equal":
            marked += now
        else:
            marked += (f"[-{was}-]" if was.strip() else "") + (f"{{+{now}+}}" if now.strip() else "")
    return marked


def _place(side: Side) -> str:
    return reference(side.section.path)
