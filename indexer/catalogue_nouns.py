"""How rows of the catalogue's tables become nouns again."""

import json
import sqlite3
from datetime import date

from corpus.model import Citation, Directive, Fields, Form, Passage, Role, Section, Span


def _load(spans: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(spans))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read_directive(
    row: sqlite3.Row, text: str, sections: tuple[Section, ...] = (), citations: tuple[Citation, ...] = ()
) -> Directive:
    """Of a row with id, source, fields, warnings and pages."""
    values = json.loads(row["fields"])
    values |= {name: _date(values[name]) for name in ("issued_on", "event_on")}
    values |= {name: tuple(values[name]) for name in ("addressees", "recipients")}
    warnings = tuple(json.loads(row["warnings"]))
    pages = tuple(json.loads(row["pages"]))
    return Directive(row["id"], row["source"], text, Fields(**values), sections, citations, warnings, pages)


def read_section(row: sqlite3.Row, spans: str = "spans") -> Section:
    """Of a row of `section`; `spans` names the column where another table has one of that name."""
    path = tuple(json.loads(row["path"]))
    return Section(path, Role(row["role"]), _load(row[spans]), row["label"], row["heading"], row["parent"])


def read_citation(row: sqlite3.Row) -> Citation:
    """Of a row of `citation`."""
    issued_on = _date(row["issued_on"])
    return Citation(
        row["text"],
        _load(row["spans"]),
        row["kind"],
        row["number"],
        issued_on,
        row["issuer"],
        row["relation"],
        Form(row["form"]),
        row["key"],
        tuple(json.loads(row["section"])),
    )


def read_passage(row: sqlite3.Row) -> Passage:
    """Of a row of `passage` with its id as passage_id, and its directive's."""
    breadcrumb = tuple(json.loads(row["breadcrumb"]))
    return Passage(row["passage_id"], row["directive_id"], row["section"], _load(row["spans"]), row["text"], breadcrumb)
