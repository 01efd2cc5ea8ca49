"""Filling a catalogue."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from indexer.catalogue_rows import Row, Rows
from indexer.catalogue_schema import INDEXES, SCHEMA


class CatalogueWriter:
    """Fills a new catalogue; `close` makes it one finished file."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {SCHEMA} BEGIN;")
        self.counts = {"directives": 0, "sections": 0, "passages": 0, "citations": 0}

    def add(self, rows: Rows) -> int:
        """Store a directive with its parts; gives its ordinal."""
        ordinal, first = self.counts["directives"], self.counts["passages"]
        self._insert("directive", [(ordinal, *rows.directive, first, len(rows.passages), rows.text)])
        self._insert("directive_key", [(key, ordinal) for key in rows.keys])
        self._insert("section", [(ordinal, at, *row) for at, row in enumerate(rows.sections)])
        self._insert("passage", [(at, row[0], ordinal, *row[1:]) for at, row in enumerate(rows.passages, start=first)])
        self._insert("citation", [(ordinal, at, *row) for at, row in enumerate(rows.citations)])
        self._insert("citing", [(key, first + at) for key, at in rows.citing])
        self.counts["directives"] += 1
        self.counts["sections"] += len(rows.sections)
        self.counts["passages"] += len(rows.passages)
        self.counts["citations"] += len(rows.citations)
        return ordinal

    def close(self) -> None:
        """Build the look-up tables and write everything."""
        self._db.execute("COMMIT")
        self._db.executescript(INDEXES)
        self._db.close()

    def _insert(self, table: str, rows: Sequence[Row]) -> None:
        if rows:
            self._db.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
