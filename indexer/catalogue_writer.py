"""Filling a catalogue: the tables, and how nouns become rows."""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from corpus.citations.own import own_keys
from corpus.model import Citation, Directive, Passage, Section, Span
from corpus.text import number_key
from indexer.catalogue import name_key
from indexer.citing import citing_passages

_SCHEMA = """
CREATE TABLE directive (
  ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL,
  kind TEXT, kind_key TEXT, number TEXT, number_key TEXT, title TEXT, issuer TEXT, issuer_key TEXT, place TEXT,
  place_key TEXT, issued_on TEXT, event_on TEXT, signer TEXT, signer_key TEXT, fields TEXT NOT NULL,
  warnings TEXT NOT NULL, pages TEXT NOT NULL, digest TEXT NOT NULL,
  first_passage INTEGER NOT NULL, passages INTEGER NOT NULL,
  text TEXT NOT NULL);  -- last: what stands behind a long text is slow to read
CREATE TABLE section (
  directive INTEGER NOT NULL, position INTEGER NOT NULL, path TEXT NOT NULL, role TEXT NOT NULL, label TEXT,
  heading TEXT, spans TEXT NOT NULL, parent INTEGER, PRIMARY KEY (directive, position)) WITHOUT ROWID;
CREATE TABLE directive_key (
  key TEXT NOT NULL, directive INTEGER NOT NULL, PRIMARY KEY (key, directive)) WITHOUT ROWID;
CREATE TABLE passage (
  ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL, directive INTEGER NOT NULL, section INTEGER NOT NULL,
  spans TEXT NOT NULL, text TEXT NOT NULL, breadcrumb TEXT NOT NULL, digest TEXT NOT NULL, likeness INTEGER NOT NULL);
CREATE TABLE citation (
  directive INTEGER NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, spans TEXT NOT NULL, kind TEXT,
  number TEXT, key TEXT, issued_on TEXT, issuer TEXT, relation TEXT,
  form TEXT NOT NULL, section TEXT NOT NULL, PRIMARY KEY (directive, position)) WITHOUT ROWID;
CREATE TABLE citing (
  key TEXT NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY (key, passage)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX directive_number ON directive (number_key);
CREATE INDEX citation_key ON citation (key);
CREATE TABLE boilerplate AS
  SELECT ordinal, p.likeness, count FROM passage p JOIN (
    SELECT likeness, count(*) AS count FROM passage JOIN directive d ON d.ordinal = directive GROUP BY likeness
    HAVING count(DISTINCT directive) >= 3 OR count(DISTINCT d.digest) < count(DISTINCT directive)
  ) same ON same.likeness = p.likeness ORDER BY ordinal;
CREATE UNIQUE INDEX passage_id ON passage (id);
"""


class CatalogueWriter:
    """Fills a new catalogue; `close` makes it one finished file."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_SCHEMA} BEGIN;")
        self.counts = {"directives": 0, "sections": 0, "passages": 0, "citations": 0}

    def add(
        self, directive: Directive, passages: Sequence[Passage], digests: Sequence[str], likenesses: Sequence[int]
    ) -> int:
        """Store a directive with its parts; gives its ordinal. Digests and likenesses are the passages', in order."""
        ordinal, first = self.counts["directives"], self.counts["passages"]
        self._db.execute(
            f"INSERT INTO directive VALUES ({','.join('?' * 23)})",
            _directive_row(ordinal, directive, first, len(passages)),
        )
        self._db.executemany(
            "INSERT INTO directive_key VALUES (?,?)", ((key, ordinal) for key in own_keys(directive.fields))
        )
        self._db.executemany(
            "INSERT INTO section VALUES (?,?,?,?,?,?,?,?)",
            (_section_row(ordinal, at, section) for at, section in enumerate(directive.sections)),
        )
        self._db.executemany(
            "INSERT INTO passage VALUES (?,?,?,?,?,?,?,?,?)",
            (
                (*_passage_row(first + at, ordinal, passage), digest, likeness)
                for at, (passage, digest, likeness) in enumerate(zip(passages, digests, likenesses, strict=True))
            ),
        )
        self._db.executemany(
            "INSERT INTO citation VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (_citation_row(ordinal, at, citation) for at, citation in enumerate(directive.citations)),
        )
        self._db.executemany(
            "INSERT INTO citing VALUES (?,?)",
            ((key, first + at) for key, at in citing_passages(directive.citations, passages)),
        )
        self.counts["directives"] += 1
        self.counts["sections"] += len(directive.sections)
        self.counts["passages"] += len(passages)
        self.counts["citations"] += len(directive.citations)
        return ordinal

    def close(self) -> None:
        """Build the look-up tables and write everything."""
        self._db.execute("COMMIT")
        self._db.executescript(_INDEXES)
        self._db.close()


def _directive_row(ordinal: int, directive: Directive, first: int, count: int) -> tuple[object, ...]:
    fields = directive.fields
    return (
        ordinal,
        directive.id,
        directive.source,
        fields.kind,
        name_key(fields.kind) if fields.kind else None,
        fields.number,
        number_key(fields.number) if fields.number else None,
        fields.title,
        fields.issuer,
        name_key(fields.issuer) if fields.issuer else None,
        fields.place,
        name_key(fields.place) if fields.place else None,
        fields.issued_on.isoformat() if fields.issued_on else None,
        fields.event_on.isoformat() if fields.event_on else None,
        fields.signer,
        name_key(fields.signer) if fields.signer else None,
        json.dumps(asdict(fields), ensure_ascii=False, default=date.isoformat),
        json.dumps(directive.warnings, ensure_ascii=False),
        json.dumps(directive.pages),
        hashlib.sha256(directive.text.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        first,
        count,
        directive.text,
    )


def _section_row(directive: int, position: int, section: Section) -> tuple[object, ...]:
    path = json.dumps(section.path, ensure_ascii=False)
    spans = _dump(section.spans)
    return (
        directive,
        position,
        path,
        section.role.value,
        section.label,
        section.heading,
        spans,
        section.parent,
    )


def _passage_row(ordinal: int, directive: int, passage: Passage) -> tuple[object, ...]:
    breadcrumb = json.dumps(passage.breadcrumb, ensure_ascii=False)
    spans = _dump(passage.spans)
    return ordinal, passage.id, directive, passage.section, spans, passage.text, breadcrumb


def _citation_row(directive: int, position: int, citation: Citation) -> tuple[object, ...]:
    issued_on = citation.issued_on.isoformat() if citation.issued_on else None
    return (
        directive,
        position,
        citation.text,
        _dump(citation.spans),
        citation.kind,
        citation.number,
        citation.key,
        issued_on,
        citation.issuer,
        citation.relation,
        citation.form.value,
        json.dumps(citation.section, ensure_ascii=False),
    )


def _dump(spans: Sequence[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])
